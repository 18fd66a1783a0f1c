import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePolicyText } from "../../bench/make-policy-text.ts";
import { parsePolicy, piecesOf, printSyntax } from "../../grammar/index.ts";
import { anyText, policiesOfTheRepository } from "./texts.ts";
import { processorTime } from "../processor-time.ts";

function pieces(text: string): string[] {
  return [...piecesOf(parsePolicy(text).syntax, text)]
    .filter(({ kind }) => kind !== "blank")
    .map(({ kind, span }) => `${kind} ${text.slice(span.start, span.end)}`);
}

function expectLossless(text: string): void {
  const { syntax } = parsePolicy(text);
  let end = 0;
  for (const { kind, span } of piecesOf(syntax, text)) {
    if (span.start !== end || span.end <= end) throw new Error(`a gap or an overlap at ${end}`);
    const isBlank = text.slice(span.start, span.end).trim() === "";
    if (isBlank !== (kind === "blank")) throw new Error(`a ${kind} at ${end} is blank or not`);
    end = span.end;
  }
  expect(end).toBe(text.length);
  expect(printSyntax(syntax, text)).toBe(text);
}

describe("the tree", () => {
  it("prints as any text that it was read from, and only white space is blank", () => {
    fc.assert(fc.property(anyText, expectLossless), { numRuns: 10_000 });
  });

  it.each(policiesOfTheRepository())("prints as %s, of which it was read", (_, text) => {
    expectLossless(text);
    expectLossless(text.replaceAll("\n", "\r\n"));
  });

  it("prints as every beginning of a policy", () => {
    const text = makePolicyText(1500);
    for (let length = 0; length < text.length; length += 1) expectLossless(text.slice(0, length));
  });

  it("prints as a text that is too dense to be read", () => {
    const text = `<check_type:"Unix">${"(".repeat(3_000_000)} `;
    const { syntax, diagnostics } = parsePolicy(text);
    expect(diagnostics.map(({ code }) => code)).toEqual(["AUD1008"]);
    expect(printSyntax(syntax, text)).toBe(text);
  });

  it("takes time in proportion to a policy of 10 MB", () => {
    const text = makePolicyText(1e7);
    const { syntax } = parsePolicy(text);
    const started = processorTime();
    expect(printSyntax(syntax, text)).toBe(text);
    expect(processorTime() - started).toBeLessThan(20_000);
  });
});

describe("pieces", () => {
  it("name the parts of a policy in its order", () => {
    const text =
      '# a\n<check_type:"Unix">\n<item>\n name : "x" # b\n value : "p" || # c\n  ( "q" )\n</item></check_type>\n';
    expect(pieces(text)).toEqual([
      "comment # a",
      'tag <check_type:"Unix">',
      "tag <item>",
      "keyword name",
      "colon :",
      'value "x"',
      "comment # b",
      "keyword value",
      "colon :",
      'value "p" ||',
      "comment # c",
      'value ( "q" )',
      "tag </item>",
      "tag </check_type>",
    ]);
  });

  it("show what was skipped because it is a fault", () => {
    const text =
      '<check_type:"Unix"> loose text here\n</if><wibble>\n<item>\n name "x"\n type : a b c\n file :\n</item></check_type>';
    expect(pieces(text)).toEqual([
      'tag <check_type:"Unix">',
      "skipped loose text here",
      "skipped </if>",
      "skipped <wibble>",
      "tag <item>",
      "keyword name",
      'value "x"',
      "keyword type",
      "colon :",
      "value a",
      "skipped b c",
      "keyword file",
      "colon :",
      "tag </item>",
      "tag </check_type>",
    ]);
  });
});
