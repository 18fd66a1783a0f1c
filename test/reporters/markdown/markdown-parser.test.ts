import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/reporters/markdown/escape-markdown.ts";
import { renderMarkdown } from "../../../src/reporters/markdown/render-markdown.ts";
import { printable } from "../../../src/support/printable.ts";
import { report } from "../build-report.ts";
import { HOSTILE } from "../hostile-report.ts";
import { finding, verdictsOfEveryKind } from "../sample-findings.ts";
import { htmlOf } from "./html-of.ts";

const TRICKS = [
  "<script>alert(1)</script>",
  "</details></summary><h1>x",
  "[a](javascript:0)",
  "[a]: https://example.org",
  "![a](https://example.org/x.png)",
  "https://example.org",
  "www.example.org",
  "jo@example.org",
  "mailto:jo@example.org",
  "```\n# heading\n```",
  "~~~",
  "    code",
  "a | b",
  "---",
  "===",
  "> quote",
  "1. one",
  "- [x] done",
  "*a* _b_ ~~c~~ `d`",
  "[^1]: note[^1]",
  "<!-- x",
  "\\",
  "&lt;b&gt;",
  HOSTILE,
];

/** The elements of a page, in order, without the texts. */
function elementsOf(text: string): readonly string[] {
  const judged = { expected: text, notes: [text], found: [{ text }] };
  const rule = { text: { description: text, info: [text], solution: ["x"], seeAlso: [text], reference: [] } };
  const failed = finding("FAILED", { ...verdictsOfEveryKind.failed, ...judged }, rule);
  const error = finding("ERROR", { ...verdictsOfEveryKind.error, ...judged, detail: text }, rule);
  const page = renderMarkdown(
    report(
      [failed, error, { ...failed, baseline: "known" }, finding("PASSED", verdictsOfEveryKind.passed, rule)],
      {
        target: text,
      },
    ),
    "normal",
  );
  return htmlOf(page).match(/<[^<>]*>/g) ?? [];
}

it.each(TRICKS)("the text %j adds no element to a page", (text) => {
  expect(elementsOf(text)).toEqual(elementsOf("plain"));
});

it("no text that is put together from tricks adds an element either", () => {
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(...TRICKS),
        fc.string({ unit: fc.constantFrom(..."<>[]()!`*_~|\\&#@:;-=. a1\n") }),
      ),
    )
    .map((parts) => parts.join(""));
  const plain = elementsOf("plain");
  fc.assert(
    fc.property(text, (tricky) => {
      fc.pre(tricky.trim() !== "");
      expect(elementsOf(tricky)).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

it.each(TRICKS)("the text %j is shown as it is", (text) => {
  const shown = htmlOf(`x ${escapeMarkdown(text)} x`)
    .replace(/<\/?p>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u200b", "");
  expect(shown).toBe(`x ${printable(text)} x`);
});

it("a page is not full of escapes where nothing needs one", () => {
  expect(escapeMarkdown("Only SSH (tcp/22) may listen: 0.0.0.0:22, [::]:22")).toBe(
    "Only SSH (tcp/22) may listen: 0.0.0.0:22, \\[::\\]:22",
  );
});
