import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyntaxNode, ValueSyntax } from "../../grammar/index.ts";
import { parsePolicy } from "../../grammar/index.ts";
import { PolicyParser } from "../../grammar/parser.ts";
import { Scanner } from "../../grammar/scanner.ts";
import { anyText } from "./texts.ts";
import { processorTime } from "../processor-time.ts";

function* nodesOf(nodes: readonly SyntaxNode[]): Generator<SyntaxNode | ValueSyntax> {
  for (const node of nodes) {
    yield node;
    if (node.kind === "element") yield* nodesOf(node.children);
    else yield* valuesOf(node.value);
  }
}

function* valuesOf(value: ValueSyntax): Generator<ValueSyntax> {
  yield value;
  if (value.kind === "list") for (const operand of value.operands) yield* valuesOf(operand);
  if (value.kind === "term") yield value.value;
}

describe("the parser", () => {
  it("reads any text without an exception, with spans inside of the text and in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { syntax, diagnostics } = parsePolicy(text);
        const found = [...nodesOf(syntax.children), ...syntax.comments, ...diagnostics];
        for (const { span } of found) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
        expect(diagnostics.map(({ code }) => code)).not.toContain("AUD1091");
        expect(diagnostics.map(({ span }) => span.start)).toEqual(
          diagnostics.map(({ span }) => span.start).toSorted((a, b) => a - b),
        );
      }),
      { numRuns: 3000 },
    );
  });

  it("gives the same answer twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(parsePolicy(text)).toEqual(parsePolicy(text));
      }),
      { numRuns: 300 },
    );
  });

  it("reads back every string that is escaped by the rules", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (value) => {
        const escaped = value.replaceAll(/["'\\]/g, "\\$&");
        const { syntax, diagnostics } = parsePolicy(
          `<check_type:"Unix"><item>\n name : "${escaped}"\n</item></check_type>`,
        );
        const names = [...nodesOf(syntax.children)].filter((node) => node.kind === "string");
        expect(diagnostics).toEqual([]);
        expect(names.map((node) => node.value)).toEqual([value]);
      }),
    );
  });

  it("cuts any text into tokens and comments with nothing but white space between them", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("escaped", "raw"), (text, dialect) => {
        const scanner = new Scanner(text, dialect);
        const spans = scanner.batch().map(({ span }) => span);
        const all = [...spans, ...scanner.comments.map(({ span }) => span)].sort((a, b) => a.start - b.start);
        let end = 0;
        for (const span of [...all, { start: text.length, end: text.length }]) {
          expect(text.slice(end, span.start).trim()).toBe("");
          expect(span.start).toBeGreaterThanOrEqual(end);
          end = span.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ...["<if>", '"', "<custom_item>", "\\\\"].map((piece) => [5_000_000, piece] as const),
    ...["'", '\\"x\n', 'a : "x"y\n', 'a : "b\n', '"a"x', "(", '"a"||', "[ ", "a:", '<a "', "<", "a 'b"].map(
      (piece) => [500_000, piece] as const,
    ),
    ...[
      "</if>",
      "#\n",
      '"""x: "',
      "'x \\\" \n",
      'a : "\n b : "x\n',
      "[..",
      "regex:",
      "<x ",
      "/",
      "<a b:c\n ",
      '"a" , ',
      "<custom_itm>",
      "a\n",
    ].map((piece) => [500_000, piece] as const),
  ])("takes time in proportion to %i characters of %j", (length, piece) => {
    for (const checkType of ["Unix", "Windows"]) {
      const started = processorTime();
      parsePolicy(`<check_type:"${checkType}">${piece.repeat(length / piece.length)}`);
      expect(processorTime() - started).toBeLessThan(20_000);
    }
  });

  it("is well defined by Chevrotain's own checks", () => {
    expect(() => new PolicyParser({ skipValidations: false })).not.toThrow();
  });
});
