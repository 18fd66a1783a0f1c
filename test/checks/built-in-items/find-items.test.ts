import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findItems } from "../../../src/checks/built-in-items/find-items.ts";
import { judgeSearch } from "../../../src/checks/built-in-items/judge-search.ts";
import { requestSearch } from "../../../src/checks/file-searches/request-search.ts";
import { keyOfRequest } from "../../../src/model/evidence.ts";
import { observationsFrom } from "../../../src/model/observations.ts";
import type { FileSearchFacts } from "../../../src/model/file-search.ts";
import type { Verdict } from "../../../src/model/verdict.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { findingHere } from "../finding-here.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "items-"));
  for (const [name, mode] of [
    ["suid", 0o4755],
    ["sgid", 0o2755],
    ["writeable", 0o666],
    ["sticky", 0o1666],
    ["private", 0o600],
  ] as const) {
    writeFileSync(join(root, name), "");
    chmodSync(join(root, name), mode);
  }
  for (const [name, mode] of [
    ["open", 0o777],
    ["temporary", 0o1777],
  ] as const) {
    mkdirSync(join(root, name));
    chmodSync(join(root, name), mode);
  }
  if (process.geteuid?.() === 0) {
    writeFileSync(join(root, "orphan"), "");
    chmodSync(join(root, "orphan"), 0o600);
    chownSync(join(root, "orphan"), 54_321, 0);
  }
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** An item, its keywords, and the names that it finds; none where it passes. */
const CASES: readonly (readonly [item: string, more: string, names: readonly string[]])[] = [
  ["find_suid_sgid_files", "", ["sgid", "suid"]],
  ["find_suid_sgid_files", 'find_option : "suid"', ["suid"]],
  ["find_suid_sgid_files", 'find_option : "sgid"', ["sgid"]],
  ["find_suid_sgid_files", 'ignore : "*/s*"', []],
  ["find_orphan_files", "", ["orphan"]],
  ["find_orphan_files", 'find_option : "nouser"', ["orphan"]],
  ["find_orphan_files", 'find_option : "nogroup"', []],
  ["find_world_writeable_files", "", ["writeable"]],
  ["find_world_writeable_directories", "", ["open"]],
  ["find_world_readable_files", 'ignore : "*/s*"', ["writeable"]],
];

describe.skipIf(lacks("root"))("an item that looks through the file system", () => {
  it.each(CASES)("%s with %j finds %j", async (item, more, names) => {
    const lines = `name : "${item}"\nbasedir : "${root}"\n${more}`;
    const { status, verdict } = await findingHere(lines, { wrapper: "Unix", tag: "item" });
    const found = "found" in verdict ? verdict.found.map(({ text }) => text.split(" ")[0]) : [];
    expect(status).toBe(names.length === 0 ? "PASSED" : "FAILED");
    if (names.length > 0) expect(found).toEqual(names.map((name) => join(root, name)));
  });

  it("words what it found as Nessus does", async () => {
    const lines = `name : "find_suid_sgid_files"\nbasedir : "${root}"\nseverity : MEDIUM`;
    const { status, verdict } = await findingHere(lines, { wrapper: "Unix", tag: "item" });
    expect({ status, actual: "actual" in verdict ? verdict.actual : null }).toEqual({
      status: "WARNING",
      actual: [
        "The following 2 files are SUID or SGID:",
        `${root}/sgid`,
        "owner: root, group: root, permissions: 2755",
        `${root}/suid`,
        "owner: root, group: root, permissions: 4755",
      ].join("\n"),
    });
  });

  it("is ERROR where the folder is not there", async () => {
    const lines = `name : "find_orphan_files"\nbasedir : "${root}/none"`;
    expect((await findingHere(lines, { wrapper: "Unix", tag: "item" })).status).toBe("ERROR");
  });
});

describe("a search that did not see everything", () => {
  const request = requestSearch({ bases: ["/"], test: { kind: "nouser" } });
  const gaps = [{ reason: "missing-privilege", detail: "/root may not be read." }] as const;
  const file = { path: "/x", type: "file", mode: 0o644, uid: 7, gid: 8, owner: null, group: null } as const;
  const numbers = { size: 0, modifiedMs: 0, changedMs: 0, device: 1, inode: 1 };
  const judged = (found: FileSearchFacts["found"]): Verdict => {
    const facts: FileSearchFacts = { found, visited: 1, names: "read", gaps, skipped: ["/mnt/nfs", "/proc"] };
    const observations = observationsFrom([
      [keyOfRequest(request), { status: "observed", source: "test", facts }],
    ]);
    const evidence = { target: "x", collectedAt: "2026-01-01T00:00:00.000Z", observations };
    return judgeSearch({ request, expected: "None", are: "files have no owner" }, evidence);
  };

  it("is an error where nothing was found", () => {
    expect(judged([])).toMatchObject({ status: "error", reason: "missing-privilege" });
  });

  it("fails in part where something was found, and shows numbers without a name", () => {
    const verdict = judged([{ ...file, ...numbers }]);
    expect(verdict).toMatchObject({
      status: "failed",
      extent: "partial",
      actual: "The following 1 files have no owner:\n/x\nowner: 7, group: 8, permissions: 0644",
    });
    expect(JSON.stringify(verdict)).toContain("served from elsewhere: /mnt/nfs.");
  });
});

it("each item says what it does", () => {
  for (const { type, summary } of findItems)
    expect([type, summary.startsWith("Passes when no ")]).toEqual([type, true]);
});
