import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandText } from "../../../../src/policy/audit/variables/expand-text.ts";
import { findReferences } from "../../../../src/policy/audit/variables/find-references.ts";

const VALUES = new Map([
  ["A", "one"],
  ["B", ""],
  ["C", "@A@ and a longer one"],
]);

function expand(text: string) {
  const expanded = expandText(text, findReferences(text, [], new Set()), VALUES);
  if (expanded.status !== "expanded") throw new Error(expanded.status);
  return expanded;
}

describe("the way back from the text with values", () => {
  it.each([
    ["a value", "x @A@ y", "one", "@A@"],
    ["a part of a value", "x @A@ y", "n", "@A@"],
    ["a value and more", "x @A@ y", " one y", " @A@ y"],
    ["text behind a value", "x @A@ y", " y", " y"],
    ["two values", "@A@@C@", "one@A@", "@A@@C@"],
    ["text around an empty value", "x@B@y", "xy", "x@B@y"],
    ["a variable without a value", "@A@ @D@", "@D@", "@D@"],
  ])("leads from %s in %j", (_, text, part, original) => {
    const { text: expanded, map } = expand(text);
    const start = expanded.indexOf(part);
    const span = map.originalSpan({ start, end: start + part.length });
    expect(text.slice(span.start, span.end)).toBe(original);
  });

  it("finds every character that was not replaced, and for all others their variable", () => {
    const piece = fc.constantFrom("@A@", "@B@", "@C@", "@D@", "x", "yz", " ");
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        const { text: expanded, map } = expand(text);
        for (let offset = 0; offset < expanded.length; offset += 1) {
          const span = map.originalSpan({ start: offset, end: offset + 1 });
          const [replaced] = map.touchedBy({ start: offset, end: offset + 1 }, 3);
          if (replaced === undefined) expect(text.slice(span.start, span.end)).toBe(expanded.charAt(offset));
          else expect(span).toEqual(replaced.reference.span);
        }
      }),
    );
  });
});
