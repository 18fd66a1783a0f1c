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

/** Rooms whose codes are not about policies; each README has a table of them. */
const OWN_LISTS = ["src/yaml", "src/gate", "src/inventory", "src/watch", "src/alerts"];

describe("the list of diagnostic codes", () => {
  it("is the table in the README", () => {
    expect(rowsOf("src/policy/README.md")).toEqual(Object.entries(POLICY_CODES));
  });

  it("has a meaning for every code that the sources give, but for those of rooms with a list of their own", () => {
    const elsewhere = new Set(OWN_LISTS.flatMap((room) => rowsOf(`${room}/README.md`).map(([code]) => code)));
    const codes = new Set([...codesIn("src"), ...codesIn("grammar")]);
    expect(codes.size).toBeGreaterThan(40);
    expect([...codes].filter((code) => meaningOfCode(code) === code && !elsewhere.has(code))).toEqual([]);
  });

  it("shares no code with the lists of other rooms, nor they with each other", () => {
    const all = OWN_LISTS.flatMap((room) => rowsOf(`${room}/README.md`).map(([code]) => code));
    expect(all.filter((code, index) => all.indexOf(code) !== index)).toEqual([]);
    expect(all.filter((code) => Object.hasOwn(POLICY_CODES, code))).toEqual([]);
  });

  it.each(OWN_LISTS)(
    "%s: its own list is in rising order, and every code of it is given somewhere",
    (room) => {
      const table = rowsOf(`${room}/README.md`).map(([code]) => code);
      expect(table).toEqual(table.toSorted());
      const given = new Set(codesIn("src"));
      expect(table.filter((code) => !given.has(code))).toEqual([]);
    },
  );

  it("is in rising order", () => {
    const codes = Object.keys(POLICY_CODES);
    expect(codes).toEqual(codes.toSorted());
  });
});
