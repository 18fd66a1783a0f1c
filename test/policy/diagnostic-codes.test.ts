import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { meaningOfCode, POLICY_CODES } from "../../src/policy/diagnostic-codes.ts";

/** Code and meaning of every row of a README's table; the last column is the meaning. */
function rowsOf(readme: string): readonly (readonly [string, string])[] {
  const rows = readFileSync(readme, "utf8").matchAll(/^\| (AUD\d{4}) .*\| ([^|]+) \|$/gm);
  return Array.from(rows, ([, code = "", meaning = ""]) => [code, meaning.trim()] as const);
}

function codesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .flatMap((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8").match(/"AUD\d{4}"/g) ?? [])
    .map((quoted) => quoted.slice(1, -1));
}

describe("the list of diagnostic codes", () => {
  it("is the table in the README", () => {
    expect(rowsOf("src/policy/README.md")).toEqual(Object.entries(POLICY_CODES));
  });

  it("has a meaning for every code that the sources give", () => {
    const ofTheGate = new Set(codesIn("src/gate"));
    const codes = new Set([...codesIn("src"), ...codesIn("grammar")].filter((code) => !ofTheGate.has(code)));
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => meaningOfCode(code) === code)).toEqual([]);
  });

  it("has beside it that of the gate, in the gate's README", () => {
    const table = rowsOf("src/gate/README.md").map(([code]) => code);
    expect(table).toEqual([...new Set(codesIn("src/gate"))].sort());
    expect(table.every((code) => code.startsWith("AUD5"))).toBe(true);
  });

  it("is in rising order", () => {
    const codes = Object.keys(POLICY_CODES);
    expect(codes).toEqual(codes.toSorted());
  });
});
