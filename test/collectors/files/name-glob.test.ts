import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameGlob } from "../../../src/collectors/files/name-glob.ts";
import { processorTime } from "../../processor-time.ts";

const NAMES = ["[a", "[a-", 
  "a", "b", "ab", "abc", "a.conf", "b.conf", ".hidden", ".a.conf", "A", "9", "10", "a b", "[a]", "[", "]", "a-b", "-",
  "*", "a*", "back\\slash", "ä", "line\nbreak", "^", "!", "aaaaaaaaab",
]; // prettier-ignore

const PATTERNS = [
  "*", "?", "??", "*.conf", ".*conf", ".[a-z]*", "[ab]", "[!ab]", "[a-c]*", "[]]", "[!]]", "[]a]", "[[]", "[a", "[[:digit:]]*",
  "[[:alpha:]]", "[![:alpha:]]", "a\\*", "\\*", "[a-]*", "[-a]", "a?b", "*a*b", "[\\]]", "***", "?*.*", "[9-0]", "*\\\\*", "[!.]*",
  "[[:nope:]]*", "a*a*a*a*b", "[a-", "\\[a\\]",
]; // prettier-ignore

describe("a glob over names", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "glob-"));
    for (const name of NAMES) writeFileSync(join(folder, name), "");
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(PATTERNS)("%j stands for what it stands for in the shell", (pattern) => {
    const script = `shopt -s nullglob; printf '%s\\0' ${pattern.includes(" ") ? "" : pattern}`;
    const env = { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin" };
    const output = execFileSync("bash", ["--norc", "-c", script], { cwd: folder, encoding: "utf8", env });
    const shown = output.split("\0").filter((name) => name !== "" && name !== "." && name !== "..");
    expect(NAMES.filter(nameGlob(pattern)).sort()).toEqual(shown.sort());
  });

  it("never throws, and ends soon, whatever pattern and name are", () => {
    const text = fc.string({
      unit: fc.constantFrom("*", "[", "]", "!", "^", "-", "\\", "?", "a", "b", ":", "."),
    });
    fc.assert(
      fc.property(text, text, (pattern, name) => {
        expect(typeof nameGlob(pattern)(name)).toBe("boolean");
      }),
      { numRuns: 2000 },
    );
    const began = processorTime();
    nameGlob(`${"*a".repeat(5000)}b`)("a".repeat(255));
    nameGlob("[".repeat(100_000))("[".repeat(255));
    expect(processorTime() - began).toBeLessThan(20_000);
  });
});
