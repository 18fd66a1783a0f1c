import { execFileSync } from "node:child_process";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesOf } from "../../../src/checks/text-files/lines-of.ts";
import { notIgnored } from "../../../src/checks/text-files/not-ignored.ts";
import { settle } from "../../../src/checks/text-files/settle.ts";
import { regexBudget } from "../../../src/regex/regex-budget.ts";
import { auditFiles, folderWith } from "./file-host.ts";
import { processorTime } from "../../processor-time.ts";

const ITEMS = {
  FILE_CONTENT_CHECK: ['regex : "a"', 'expect : "a"', "required : NO"],
  FILE_CONTENT_CHECK_NOT: ['regex : "z"', 'expect : "z"', "required : NO"],
  BANNER_CHECK: ['content : "a"'],
  GRAMMAR_CHECK: ['regex : "a"'],
};
const types = Object.entries(ITEMS);

describe("files that cannot be read", () => {
  it.each(types)("make %s ERROR, though another file passes", async (type, lines) => {
    const folder = folderWith({ one: "a" });
    execFileSync("mkfifo", [join(folder, "two")]);
    const finding = await auditFiles(folder, [`type : ${type}`, 'file : "@/one @/two"', ...lines]);
    expect(finding.status, JSON.stringify(finding.verdict)).toBe("ERROR");
  });

  it.each([
    ["FILE_CONTENT_CHECK", ['regex : "b"', 'expect : "a"']],
    ["FILE_CONTENT_CHECK_NOT", ['regex : "b"', 'expect : "b"']],
    ["BANNER_CHECK", ['content : "a"']],
    ["GRAMMAR_CHECK", ['regex : "a"']],
  ])("do not keep %s from failing for another file", async (type, lines) => {
    const folder = folderWith({ one: "b" });
    execFileSync("mkfifo", [join(folder, "two")]);
    const { status, verdict } = await auditFiles(folder, [
      `type : ${type}`,
      'file : "@/one @/two"',
      ...lines,
    ]);
    expect(status).toBe("FAILED");
    expect(verdict).toMatchObject({
      extent: "partial",
      notes: [expect.stringContaining("There may be more")],
    });
  });

  it("may hold the line that all others lack, so that nothing is known", async () => {
    const folder = folderWith({ one: "b" });
    execFileSync("mkfifo", [join(folder, "two")]);
    const item = ["type : FILE_CONTENT_CHECK", 'file : "@/one @/two"', 'regex : "a"', 'expect : "a"'];
    expect((await auditFiles(folder, item)).status).toBe("ERROR");
  });
});

describe("hostile content", () => {
  it.each(types)("%s judges a line of 16 MiB in a moment, or says why not", async (type, lines) => {
    const folder = folderWith({ one: Buffer.alloc(16 << 20, "a") });
    const start = processorTime();
    const { verdict } = await auditFiles(folder, [`type : ${type}`, 'file : "@/one"', ...lines]);
    expect(processorTime() - start).toBeLessThan(20_000);
    expect(JSON.stringify(verdict).length).toBeLessThan(200_000);
  });

  it.each(types)("%s judges a file of four million lines", async (type, lines) => {
    const folder = folderWith({ one: "b\n".repeat(4_000_000) });
    const { verdict } = await auditFiles(folder, [`type : ${type}`, 'file : "@/one"', ...lines]);
    expect(JSON.stringify(verdict).length).toBeLessThan(200_000);
  });

  it("a pattern that takes too long is ERROR", async () => {
    const folder = folderWith({ one: `${"a".repeat(40)}b\n` });
    const item = ["type : FILE_CONTENT_CHECK_NOT", 'file : "@/one"', 'regex : "^(?=(a+)+$)"', 'expect : "."'];
    const { status, verdict } = await auditFiles(folder, item);
    expect(status).toBe("ERROR");
    expect(verdict).toMatchObject({ reason: "timed-out" });
  });

  it.each(types)("%s never throws, whatever bytes a file holds", async (type, lines) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const folder = folderWith({ one: Buffer.from(bytes) });
        const { status } = await auditFiles(folder, [`type : ${type}`, 'file : "@/one"', ...lines]);
        expect(["PASSED", "FAILED"]).toContain(status);
      }),
      { numRuns: 30 },
    );
  });
});

describe("lines, globs and verdicts", () => {
  it("the lines of a text are those that were joined", () => {
    const line = fc.stringMatching(/^[a-c ]{0,5}$/);
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, end) => {
        expect(linesOf(lines.map((text) => `${text}${end}`).join(""))).toEqual(lines);
      }),
    );
  });

  it("a glob never throws, and a path ignores itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (glob, path) => {
        expect(notIgnored([path], [glob], regexBudget(5_000)).has(path) && glob === path).toBe(false);
        expect(notIgnored([path], [path], regexBudget(5_000)).size).toBe(0);
      }),
    );
  });

  it.each([
    ["/etc/*.conf", "/etc/a.conf", 0],
    ["/etc/*.conf", "/etc/d/a.conf", 1],
    ["/etc/[!a].conf", "/etc/a.conf", 1],
    ["/etc/[!a].conf", "/etc/b.conf", 0],
    ["/etc/\\*.conf", "/etc/a.conf", 1],
    ["/etc/a.conf", "/etc/axconf", 1],
    ["/etc/(a|b)$", "/etc/a", 1],
    [`/${"[".repeat(50_000)}`, "/a", 1],
  ])("of the glob %s, %s leaves %i", (glob, path, left) => {
    expect(notIgnored([path], [glob], regexBudget(5_000)).size).toBe(left);
  });

  it("never passes where anything was not seen", () => {
    const items = fc.array(fc.record({ text: fc.string() }), { maxLength: 2 });
    const doubts = fc.array(fc.record({ reason: fc.constant("failed" as const), detail: fc.string() }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(items, items, doubts, (breaches, lacks, doubts) => {
        const { status } = settle({ expected: "", breaches, lacks, doubts, met: [], actual: "" });
        const whenSeen = breaches.length + lacks.length > 0 ? "failed" : "passed";
        const whenNot = breaches.length > 0 ? "failed" : "error";
        expect(status).toBe(doubts.length === 0 ? whenSeen : whenNot);
      }),
    );
  });
});
