import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SyntaxNode, ValueSyntax } from "../../grammar/index.ts";
import { parsePolicy } from "../../grammar/index.ts";
import { createLexer } from "../../grammar/lexer.ts";
import { PolicyParser } from "../../grammar/parser.ts";

const PIECES = [
  ...[
    "<",
    ">",
    "/>",
    "</",
    '"',
    "'",
    "\\",
    "#",
    "\n",
    "\r\n",
    " ",
    "\t",
    ":",
    "|",
    "||",
    "&",
    "&&",
    ",",
    "(",
    ")",
  ],
  ...[
    "[1..2]",
    "[",
    "]",
    "regex:",
    "type : ",
    'a : "',
    "word",
    "<if>",
    "</if>",
    "<then>",
    "</then>",
    "<condition ",
  ],
  ...[
    '<check_type:"Unix">',
    '<check_type:"Windows">',
    "</check_type>",
    "<custom_item>",
    "</item>",
    "<x>",
    "<acl>",
  ],
  ...['<report type:"', "<debug/>", "\0", "\u001b", "\u202e", "\ufeff", "\ud800", "é", "😀", "http://x"],
];
const policyLike = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(""));
const anyText = fc.oneof(policyLike, fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }));

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

  it("leaves no text out of the flat grammar: every token of any text is consumed", () => {
    const lexer = createLexer({ skipValidations: true });
    const parser = new PolicyParser({ skipValidations: true });
    fc.assert(
      fc.property(anyText, (text) => {
        const { tokens, errors } = lexer.tokenize(text);
        parser.input = tokens;
        parser.policy();
        expect([...errors, ...parser.errors]).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ...["<if>", '"', "<custom_item>", "\\\\"].map((piece) => [5_000_000, piece] as const),
    ...["'", '\\"x\n', 'a : "x"y\n', 'a : "b\n', '"a"x', "(", '"a"||', "[ ", "a:", '<a "', "<", "a 'b"].map(
      (piece) => [500_000, piece] as const,
    ),
    ...["</if>", "#\n", '"""x: "', "'x \\\" \n", 'a : "\n b : "x\n', "[..", "regex:", "<x ", "/"].map(
      (piece) => [500_000, piece] as const,
    ),
  ])("takes time in proportion to %i characters of %j", (length, piece) => {
    for (const checkType of ["Unix", "Windows"]) {
      const started = performance.now();
      parsePolicy(`<check_type:"${checkType}">${piece.repeat(length / piece.length)}`);
      expect(performance.now() - started).toBeLessThan(20_000);
    }
  });

  it("is well defined by Chevrotain's own checks, and every pattern is found by its first character", () => {
    expect(() => createLexer({ ensureOptimizations: true, skipValidations: false })).not.toThrow();
    expect(() => new PolicyParser({ skipValidations: false })).not.toThrow();
  });
});
