import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FindingStatus } from "../../../src/model/verdict.ts";
import { actualOf, judgedItem } from "../file-check/judged-item.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "file-check-not-"));
  mkdirSync(join(folder, "d"));
  symlinkSync("nowhere", join(folder, "dangling"));
  for (const [path, mode] of [
    ["good", 0o644],
    ["d/a.conf", 0o644],
    ["d/b.conf", 0o666],
  ] as const) {
    writeFileSync(join(folder, path), "text");
    chmodSync(join(folder, path), mode);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Lines of an item, with `DIR` for the folder of the files. */
type Case = readonly [item: string, status: FindingStatus, words?: string];

const named = ([item, status, words = ""]: Case) => ({ item, status, words });

const MD5 = "1cb251ec0d568de6a929b520c4aed8d1";

const CASES: readonly Case[] = [
  ['file : "DIR/none"', "PASSED"],
  ['file : "DIR/dangling"', "PASSED"],
  ['file : "DIR/none"\nrequired : YES', "PASSED"],
  ['file : "DIR/good"', "FAILED"],
  ['file : "DIR/d"', "FAILED"],
  ['file : "DIR/good"\nmode : "0600"', "PASSED"],
  ['file : "DIR/good"\nmode : "0644"', "FAILED"],
  ['file : "DIR/d/*.conf"\nmode : "0666"', "FAILED", "b.conf"],
  ['file : "DIR/*"\nfile_type : "d"', "ERROR", "finds no directory"],
  [`file : "DIR/d"\nmd5 : "${MD5}"`, "ERROR"],
  ['file : "good"', "ERROR"],
];

describe("FILE_CHECK_NOT", () => {
  it.each(CASES.map(named))("with $item is $status", async ({ item, status, words }) => {
    const finding = await judgedItem(`type : FILE_CHECK_NOT\n${item.replaceAll("DIR", folder)}`);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(status);
    expect(said).toContain(words);
  });

  it("says that no file was found as Nessus does", async () => {
    const finding = await judgedItem(`type : FILE_CHECK_NOT\nfile : "${folder}/none"`);
    expect(actualOf(finding)).toBe(`No files found: ${folder}/none`);
  });
});
