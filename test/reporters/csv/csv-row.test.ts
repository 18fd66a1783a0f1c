import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRow } from "../../../src/reporters/csv/csv-row.ts";

it.each<[cells: readonly string[], row: string]>([
  [["a", "b c", ""], "a,b c,\n"],
  [["a,b", 'say "x"', "two\nlines"], '"a,b","say ""x""","two\nlines"\n'],
  [["=1+1", "+1", "-1", "@x"], "'=1+1,'+1,'-1,'@x\n"],
  [[" =1", "'=1", "'"], "' =1,''=1,''\n"],
  [["＝1"], "'＝1\n"],
  [["a\r\tb\u001b[31m"], "a\\r\\tb\\x1b[31m\n"],
  [[" a", "b "], '" a","b "\n'],
])("%j is written as %j", (cells, row) => {
  expect(csvRow(cells)).toBe(row);
});

it("no text of printable lines is lost, and none begins a formula", () => {
  const cell = fc.stringMatching(/^[ -~\n]{0,20}$/);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const read = readRow(csvRow(cells));
      expect(read.every((text) => !/^\s*[=+\-@]/.test(text))).toBe(true);
      expect(read.map((text) => text.replace(/^'/, ""))).toEqual(cells);
    }),
  );
});

/** The cells of one record, as RFC 4180 has it. */
function readRow(row: string): readonly string[] {
  const cells = `,${row.slice(0, -1)}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}
