import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawRailroads } from "../../grammar/diagrams/draw-railroads.ts";
import type { Expression } from "../../grammar/diagrams/expression.ts";
import { grammarSections } from "../../grammar/diagrams/grammar-sections.ts";
import { writeEbnf } from "../../grammar/diagrams/write-ebnf.ts";
import { parsePolicy } from "../../grammar/index.ts";
import { Scanner } from "../../grammar/scanner.ts";
import { TAG_NAMES } from "../../grammar/tags.ts";
import { TOKENS } from "../../grammar/tokens.ts";
import { outline, shapeOf } from "./outline.ts";
import { textsOf } from "./texts-of-rules.ts";

const sections = grammarSections();
const productions = sections.flatMap((section) => section.productions);
const rules = new Map(productions.map(({ name, expression }) => [name, expression]));
const pathOf = (name: string): string => new URL(`../../grammar/${name}`, import.meta.url).pathname;

/** Names that a rule mentions. */
function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "name":
      return [expression.name];
    case "except":
      return [expression.without];
    case "sequence":
    case "choice":
      return expression.parts.flatMap(namesIn);
    case "literal":
    case "class":
      return [];
    case "repeated":
      return namesIn(expression.part);
  }
}

/** What must stand around a token for the scanner to read it as such. */
const SURROUNDINGS: Readonly<Record<string, readonly [before: string, behind: string]>> = {
  TermKey: ["a : ", ' "x"'],
  OddWord: ["a : ", " "],
  TagStart: ["", ' b:"c">'],
  TagEnd: ["<a b:c", ""],
  AttributeKey: ["<a ", ' "b">'],
  Colon: ["<a", ' "b">'],
  TagString: ["<a:", ">"],
  TagWord: ["<a:", " >"],
};

/** Forms that mean something else in most places: what stands where nothing else fits. */
const LEFTOVERS = ["Junk", "BrokenTag", "TagJunk"];

describe("the EBNF and the railroad diagrams", () => {
  it("are those of the parser as it is (`npm run grammar` writes them)", async () => {
    await expect(writeEbnf(sections)).toMatchFileSnapshot(pathOf("audit.ebnf"));
    await expect(drawRailroads(sections)).toMatchFileSnapshot(pathOf("railroad.svg"));
  });

  it("have each rule once, and a rule for each name", () => {
    expect(rules.size).toBe(productions.length);
    const mentioned = productions.flatMap(({ expression }) => namesIn(expression));
    expect(mentioned.filter((name) => !rules.has(name))).toEqual([]);
  });

  it("know every token and every tag", () => {
    const names = [...TOKENS.map(({ name }) => name), ...TAG_NAMES];
    expect(names.filter((name) => !rules.has(name))).toEqual([]);
  });

  it("need nothing but themselves", () => {
    const image = drawRailroads(sections);
    expect(image).not.toMatch(/<script|@import|url\(|<image|href="(?!#)|\son\w+=/);
    expect(image.match(/https?:[^"]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
    expect(image).toContain("prefers-color-scheme: dark");
    const targets = [...image.matchAll(/href="#(\w+)"/g)].map(([, name]) => name);
    expect(targets.filter((name) => !image.includes(`<g id="${name}">`))).toEqual([]);
  });
});

describe("the forms of tokens", () => {
  it.each(TOKENS.map(({ name }) => name).filter((name) => !LEFTOVERS.includes(name)))(
    "are what the scanner cuts: %s",
    (name) => {
      const [before, behind] = SURROUNDINGS[name] ?? ["", "\n"];
      fc.assert(
        fc.property(textsOf(rules, name), (form) => {
          const token = new Scanner(before + form + behind, "escaped")
            .batch()
            .find(({ startOffset }) => startOffset === before.length);
          expect([token?.tokenType.name, token?.image]).toEqual([name, form]);
        }),
        { numRuns: 500 },
      );
    },
  );
});

describe("the nested rules", () => {
  it("make policies without a fault", () => {
    let nodes = 0;
    fc.assert(
      fc.property(textsOf(rules, "content"), (text) => {
        const { syntax, diagnostics } = parsePolicy(`<check_type:"Unix">\n${text}\n</check_type>`);
        expect(diagnostics, text).toEqual([]);
        nodes += outline(syntax).length;
      }),
      { numRuns: 1000 },
    );
    expect(nodes).toBeGreaterThan(5000);
  });

  it.each([
    ["columns", "entries", "a , b | c", "(a , (b | c))"],
    ["entries", "alternatives", "a | b || c", "(a | (b || c))"],
    ["alternatives", "set", "a || b && c", "(a || (b && c))"],
  ])("tell which operator binds tighter: %s hold %s", (loose, tight, value, shape) => {
    expect(namesIn(rules.get(loose)!)).toContain(tight);
    const { syntax } = parsePolicy(`<check_type:"Unix"><item>a : ${value}</item></check_type>`);
    const [block] = syntax.children;
    const [item] = block?.kind === "element" ? block.children : [];
    const [pair] = item?.kind === "element" ? item.children : [];
    expect(pair?.kind === "assignment" && shapeOf(pair.value)).toBe(shape);
  });
});
