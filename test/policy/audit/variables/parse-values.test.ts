import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseValues } from "../../../../src/policy/audit/variables/parse-values.ts";
import { processorTime } from "../../../processor-time.ts";

function parse(text: string | Uint8Array) {
  return parseValues(typeof text === "string" ? Buffer.from(text) : text, "values.yml");
}

function valuesOf(text: string) {
  const { values, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  return Object.fromEntries(values.map(({ name, value }) => [name, value]));
}

describe("a file of values", () => {
  it.each<[name: string, text: string, values: Record<string, string>]>([
    [
      "numbers as they are written",
      "A: 07\nB: 1e3\nC: 0x1F\nD: 1.50",
      { A: "07", B: "1e3", C: "0x1F", D: "1.50" },
    ],
    [
      "words that other readers turn into booleans",
      "A: yes\nB: On\nC: true",
      { A: "yes", B: "On", C: "true" },
    ],
    [
      "quotes, and the text between them",
      `A: "x\\ny"\nB: 'it''s'\nC: ""\nD: "null"`,
      { A: "x\ny", B: "it's", C: "", D: "null" },
    ],
    ["blocks of lines", "A: |-\n  one\n  two\nB: >-\n  one\n  two", { A: "one\ntwo", B: "one two" }],
    ["regular expressions", String.raw`A: ^10\.0\.[0-9]+$`, { A: String.raw`^10\.0\.[0-9]+$` }],
    ["comments", "# first\nA: x # last\n", { A: "x" }],
    ["JSON", '{"A": "x\\u0041", "B": 007, "C": true}', { A: "xA", B: "007", C: "true" }],
    ["JSON with tabs", '{\n\t"A": "x"\n}', { A: "x" }],
    ["a byte order mark and CRLF", "\ufeffA: x\r\nB: y\r\n", { A: "x", B: "y" }],
    ["nothing", "", {}],
    [
      "names in every spelling",
      "1: a\nssh.port: b\n__proto__: c",
      { "1": "a", "ssh.port": "b", ["__proto__"]: "c" },
    ],
  ])("keeps %s", (_, text, values) => {
    expect(Object.entries(valuesOf(text)).sort()).toEqual(Object.entries(values).sort());
  });

  it("tells the line of every value", () => {
    expect(parse("# x\nA: 1\n\nB: 2").values.map(({ origin }) => origin)).toEqual([
      { kind: "file", file: "values.yml", line: 2 },
      { kind: "file", file: "values.yml", line: 4 },
    ]);
  });

  it.each<[name: string, text: string, code: string, at: string]>([
    ["a text that is no YAML", 'A: "x', "AUD2060", ""],
    ["a value that begins with @", "A: @B@", "AUD2060", "@"],
    ["several documents", "A: 1\n---\nB: 2", "AUD2060", "---\nB: 2"],
    ["a list", "- A", "AUD2061", "- A"],
    ["one word", "word", "AUD2061", "word"],
    ["a list as a value", "A: [1, 2]", "AUD2061", "[1, 2]"],
    ["a mapping as a value", "A:\n  B: 1", "AUD2061", "B: 1"],
    ["an alias", "A: &x 1\nB: *x", "AUD2061", "*x"],
    ["a tag", "A: !!int 5", "AUD2061", "5"],
    ["a name that is none", "my port: 1", "AUD2062", "my port"],
    ["a list as a name", "? [a]\n: 1", "AUD2062", "[a]"],
    ["a merge", "<<: {A: 1}", "AUD2062", "<<"],
    ["a name that is given twice", "A: 1\nA: 2", "AUD2063", "A"],
    ["a name that is given twice in JSON", '{"A": 1, "A": 2}', "AUD2063", '"A"'],
    ["no value", "A:\nB: 1", "AUD2064", ""],
    ["null", '{"A": null}', "AUD2064", "null"],
    ["a tilde", "A: ~", "AUD2064", "~"],
  ])("refuses %s", (_, text, code, at) => {
    const { diagnostics } = parse(text);
    expect(diagnostics).toMatchObject([{ code, severity: "error" }]);
    const [found] = diagnostics;
    expect(text.slice(found?.span.start, found?.span.end)).toContain(at);
  });

  it.each([
    ["binary data", Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ["more than a megabyte", Buffer.alloc(1024 * 1024 + 1, 32)],
  ])("refuses %s", (_, bytes) => {
    expect(parse(bytes).diagnostics).toMatchObject([{ code: "AUD2060", span: { start: 0, end: 0 } }]);
  });

  it.each(["[", "{a: ", "- ", "*a ", "&a [*a]\n", "A: &a [*a]\n", "'", "%A\n", "a", "A: x\n", "? "])(
    "is read to its end, or refused, if it is made of %j",
    (piece) => {
      const started = processorTime();
      const { diagnostics } = parse(piece.repeat(200_000 / piece.length));
      expect(processorTime() - started).toBeLessThan(20_000);
      expect(diagnostics.length).toBeLessThanOrEqual(100);
    },
  );

  it("of a thousand aliases of aliases is refused without following one", () => {
    const lines = Array.from(
      { length: 30 },
      (_, n) => `A${n}: &a${n} [${n === 0 ? "x" : `*a${n - 1}, `.repeat(9)}]`,
    );
    expect(new Set(parse(lines.join("\n")).diagnostics.map(({ code }) => code))).toEqual(
      new Set(["AUD2061"]),
    );
  });

  it("never throws", () => {
    const word = fc.constantFrom(
      "A",
      ": ",
      "\n",
      "- ",
      "[",
      "]",
      "{",
      "}",
      "&a",
      "*a",
      '"',
      "'",
      "|",
      ">",
      "!",
      "%",
      "#",
      "  ",
      "?",
      "~",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string())), (words) => {
        expect(Array.isArray(parse(words.join("")).values)).toBe(true);
      }),
    );
  });
});
