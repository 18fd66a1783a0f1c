import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { permissionTest } from "../../../src/checks/find-cmd/permission-bits.ts";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { findingHere } from "../finding-here.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "find-cmd-"));
  mkdirSync(join(root, "home/me"), { recursive: true });
  writeFileSync(join(root, "home/me/.rhosts"), "+ +");
  writeFileSync(join(root, "home/me/it's"), "");
  chmodSync(join(root, "home/me/.rhosts"), 0o640);
  chmodSync(join(root, "home/me/it's"), 0o4711);
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** Keywords, the status that follows, and words that the verdict says. */
const CASES: readonly (readonly [keywords: string, status: FindingStatus, words: string])[] = [
  ['find_name : ".rhosts"\nexpect : ""', "FAILED", "/home/me/.rhosts"],
  ['find_name : ".RHOSTS"\nexpect : ""', "PASSED", "No matching files were found"],
  ['find_name : ".RHOSTS"\nmatch_case : NO\nexpect : ""', "FAILED", ".rhosts"],
  ['find_name : ".rhosts"\nexpect : "me/"', "PASSED", ".rhosts"],
  ['find_name : ".rhosts"\nnot_expect : "me/"', "FAILED", ".rhosts"],
  ['find_name : "nothing"\nexpect : "me/"', "FAILED", "no output"],
  ['find_type : "f"\nexpect : "rhosts"', "PASSED", ".rhosts"],
  ['find_type : "f"\nexpect : "rhosts"\nmatch_all : YES', "FAILED", "it's"],
  ['find_type : "f"\nexpect : "/me/"\nmatch_all : YES', "PASSED", "it's"],
  ['find_type : "f"\nregex : "rhosts"\nexpect : "/me/.rh"\nmatch_all : YES', "PASSED", ".rhosts"],
  ['find_type : "f"\nnot_find_name : ".*"\nexpect : "rhosts"', "FAILED", "it's"],
  ['perm : "-4000"\nexpect : ""', "FAILED", "it's"],
  ['perm : "-u+s"\nfind_type : "f"\nexpect : ""', "FAILED", "it's"],
  ['not_perm : "640"\nfind_type : "f"\nexpect : "rhosts"', "FAILED", "it's"],
  ['find_type : "f"\nsize : "3c"\nexpect : "rhosts"', "PASSED", ".rhosts"],
  ['find_type : "f"\nmtime : "+1"\nexpect : ""', "PASSED", "No matching"],
  ['find_type : "f"\nmaxdepth : "1"\nexpect : ""', "PASSED", "No matching"],
  ['find_context : "*"\nexpect : ""', "ERROR", "SELinux"],
  ['find_name : ".rhosts"\nexec : "ls -l {} +"\nexpect : ""', "ERROR", "not-allowed"],
];

describe("FIND_CMD", () => {
  it.each(CASES)("with %j is %s", async (keywords, status, words) => {
    const lines = `type : FIND_CMD\ntarget : "${root}/home"\n${keywords}`;
    const finding = await findingHere(lines, { wrapper: "Unix", tag: "custom_item" });
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });

  it.each([
    ["ls -l {} +", "-rw-r-----"],
    ["ls -l {} \\;", "-rw-r-----"],
    ["ls -l {}", "-rw-r-----"],
  ])("runs %j on what is found where commands are allowed", async (exec, expected) => {
    const lines = `type : FIND_CMD\ntarget : "${root}/h*"\nfind_name : ".rhosts"\nexec : "${exec.replaceAll("\\", "\\\\")}"\nexpect : "${expected}"`;
    const options = { commands: { allows: () => true, user: null, network: "shared" } as const };
    const finding = await findingHere(lines, { wrapper: "Unix", tag: "custom_item" }, options);
    expect(finding.status, JSON.stringify(finding.verdict)).toBe("PASSED");
  });

  it.each([
    [`${root}/home" || "${root}/none`, "ls {} \\;", "ERROR"],
    [`${root}/home`, "ls {} \\;", "PASSED"],
    [`${root}/home`, "grep zzz {} +", "PASSED"],
  ])("proves no absence by a find that complains: %j, %j", async (target, exec, status) => {
    const lines = `type : FIND_CMD\ntarget : "${target}"\nfind_type : "f"\nexec : "${exec}"\nnot_expect : "zzz"`;
    const options = { commands: { allows: () => true, user: null, network: "shared" } as const };
    const finding = await findingHere(lines, { wrapper: "Unix", tag: "custom_item" }, options);
    expect(finding.status, JSON.stringify(finding.verdict)).toBe(status);
  });

  it("does not guess what a target means that is no path", async () => {
    const lines = 'type : FIND_CMD\ntarget : "partitions"\nexpect : ""';
    const finding = await findingHere(lines, { wrapper: "Unix", tag: "custom_item" });
    expect(finding.verdict).toMatchObject({ status: "error", reason: "undetermined" });
  });
});

describe("permissions of find", () => {
  const part = fc
    .tuple(
      fc.constantFrom("", "u", "g", "o", "a", "ug", "go"),
      fc.constantFrom("+", "="),
      fc.constantFrom("r", "w", "x", "rw", "s", "rwx", "xs"),
    )
    .map((parts) => parts.join(""));

  it("mean the same as to GNU find", () => {
    const file = join(root, "home/me/subject");
    writeFileSync(file, "");
    fc.assert(
      fc.property(
        fc.constantFrom("-", "/", ""),
        fc.array(part, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 0, max: 0o7777 }),
        (sign, parts, mode) => {
          chmodSync(file, mode);
          const text = sign + parts.join(",");
          fc.pre(!text.startsWith("+"));
          const { match, mode: wanted } = permissionTest(text);
          const answers = {
            exactly: mode === wanted,
            all: (mode & wanted) === wanted,
            any: wanted === 0 || (mode & wanted) !== 0,
          };
          const output = execFileSync("sh", ["-c", 'umask 0; exec find "$1" -perm "$2"', "sh", file, text], {
            encoding: "utf8",
          });
          expect([text, mode.toString(8), answers[match]]).toEqual([text, mode.toString(8), output !== ""]);
        },
      ),
      { numRuns: 150 },
    );
    rmSync(file);
  });
});
