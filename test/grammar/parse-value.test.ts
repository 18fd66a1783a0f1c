import { describe, expect, it } from "vitest";
import type { AssignmentSyntax, SyntaxNode } from "../../grammar/index.ts";
import { parsePolicy, textOfValue } from "../../grammar/index.ts";
import { shapeOf } from "./outline.ts";

function firstAssignment(nodes: readonly SyntaxNode[]): AssignmentSyntax | undefined {
  for (const node of nodes) {
    const found = node.kind === "assignment" ? node : firstAssignment(node.children);
    if (found !== undefined) return found;
  }
  return undefined;
}

function parseValue(value: string, checkType = "Unix") {
  const text = `<check_type:"${checkType}">\n<custom_item>\n k : ${value}\n</custom_item>\n</check_type>\n`;
  const { syntax, diagnostics } = parsePolicy(text);
  const assignment = firstAssignment(syntax.children)!;
  return { assignment, text, codes: diagnostics.map(({ code }) => code) };
}

describe("values", () => {
  it.each([
    ["a string", '"a b"', '"a b"'],
    ["an empty string", '""', '""'],
    ["a bare word", "CMD_EXEC", "CMD_EXEC"],
    ["a number", "0x1F", "0x1F"],
    ["a word with an apostrophe", "don't", "don't"],
    ["a path", "/etc/x.conf", "/etc/x.conf"],
    ["an address", "http://example.org/x?y=1", "http://example.org/x?y=1"],
    ["a time", "10:30", "10:30"],
    ["a word in angle brackets", "<none>", "<none>"],
    ["a range", "[11..9841]", "[11..9841]"],
    ["a range with blanks", "[ MIN .. 5 ]", "[MIN..5]"],
    ["a range with a variable", "[@LOW@..MAX]", "[@LOW@..MAX]"],
    ["a class that is no range", "[A-Z]+", "[A-Z]+"],
    ["alternatives", '"a" || "b" || "c"', '("a" || "b" || "c")'],
    ["a set", '"a" && "b"', '("a" && "b")'],
    ["a list of single bars", '"txt" | "doc" | "pdf"', '("txt" | "doc" | "pdf")'],
    ["columns", 'A , B, "x"', '(A , B , "x")'],
    ["operators by strength", '"a" && "b" || "c" , "d"', '((("a" && "b") || "c") , "d")'],
    ["operators by strength, turned round", '"d" , "c" || "b" && "a"', '("d" , ("c" || ("b" && "a")))'],
    ["parentheses", '("A") || ("A" && "B")', '("A" || ("A" && "B"))'],
    ["parentheses against strength", '("a" || "b") && "c"', '(("a" || "b") && "c")'],
    ["nested parentheses", '(("A" && "B") || ("C"))', '(("A" && "B") || "C")'],
    ["a range or a word", "[1..5] || 0", "([1..5] || 0)"],
    ["regex terms", 'regex:".+" , regex:"^OFF$"', '(regex:".+" , regex:"^OFF$")'],
    ["a list over several lines", '"a" ||\n   "b"\n   || "c"', '("a" || "b" || "c")'],
    ["a comment behind a value", '"a" # note "b"', '"a"'],
    ["a hash inside a string", '"a # b\n# c"', '"a # b\\n# c"'],
    ["tags inside a string", '"</custom_item>\n</check_type>"', '"</custom_item>\\n</check_type>"'],
    ["a value on the next line", '\n  "a"', '"a"'],
    [
      "a keyword-like line inside a string",
      '"yaml:\n  key: value\n  other: \\"x\\""',
      '"yaml:\\n  key: value\\n  other: \\"x\\""',
    ],
    ["a string that ends behind a colon", '"Set this:\n  mode: "', '"Set this:\\n  mode: "'],
  ])("reads %s", (_, written, shape) => {
    const { assignment, codes } = parseValue(written);
    expect(codes).toEqual([]);
    expect(shapeOf(assignment.value)).toBe(shape);
  });

  it.each([
    ["escaped quotes", String.raw`"awk \'{print \"x\"}\'"`, `awk '{print "x"}'`],
    ["escaped backslashes", String.raw`"^[\\s]*x"`, String.raw`^[\s]*x`],
    ["single backslashes", String.raw`"^[\s]*a\.b\n"`, String.raw`^[\s]*a\.b\n`],
    ["a backslash before the end", String.raw`"a\\"`, "a\\"],
    ["a chain of backslashes", String.raw`"\\\\\""`, String.raw`\\"`],
    ["the other quote", `"it's"`, "it's"],
    ["single quotes", String.raw`'a"b\'c'`, `a"b'c`],
  ])("unescapes %s as Unix policies do", (_, written, value) => {
    const { assignment, codes, text } = parseValue(written);
    expect(codes).toEqual([]);
    expect(textOfValue(assignment.value, text)).toBe(value);
  });

  it.each([
    ["leaves double quotes raw", String.raw`"HKLM\Software\"`, "HKLM\\Software\\"],
    ["turns escapes in single quotes into line breaks", String.raw`'a\r\nJohn\'s\x'`, "a\r\nJohn's\\x"],
  ])("%s as Windows policies do", (_, written, value) => {
    for (const checkType of ["Windows", "WindowsFiles"]) {
      const { assignment, codes, text } = parseValue(written, checkType);
      expect(codes).toEqual([]);
      expect(textOfValue(assignment.value, text)).toBe(value);
    }
  });

  it.each([
    ["[ 1..5 ]", "[1..5]"],
    ['"a" ||  # why\n "b"', '"a" || "b"'],
    ['regex :"x"', 'regex:"x"'],
    ['("a"||"b")&& "c","d"', '(("a" || "b") && "c"), "d"'],
  ])("gives the text of %j without its layout", (written, expected) => {
    const { assignment, text } = parseValue(written);
    expect(textOfValue(assignment.value, text)).toBe(expected);
  });

  it("does not nest a value deeper than its parentheses", () => {
    const { assignment, codes } = parseValue('"a" || "b" | '.repeat(50_000) + '"c"');
    expect(codes).toEqual([]);
    expect(assignment.value.kind === "list" && assignment.value.operands.length).toBe(50_001);
  });

  it.each([
    ["an operator at the start", '|| "a"', ["AUD1030"], '"a"'],
    ["an operator at the end", '"a" ||', ["AUD1030"], '"a"'],
    ["two operators", '"a" || && "b"', ["AUD1030"], '("a" || "b")'],
    ["empty parentheses", '"a" || ()', ["AUD1030", "AUD1030"], '"a"'],
    ["a parenthesis that is not closed", '("a" || "b"', ["AUD1031"], '("a" || "b")'],
    ["a parenthesis that is not opened", '"a" || "b")', ["AUD1031"], '("a" || "b")'],
    ["too many parentheses", "(".repeat(60) + '"a"' + ")".repeat(60), ["AUD1032"], '"a"'],
    ["no value", "", ["AUD1022"], "(missing)"],
  ])("reports %s and keeps the rest", (_, written, expected, shape) => {
    const { assignment, codes } = parseValue(written);
    expect(codes).toEqual(expected);
    expect(shapeOf(assignment.value)).toBe(shape);
  });
});
