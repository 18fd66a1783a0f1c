import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FieldSource, Operand } from "../../../src/checks/fields.ts";
import { checks } from "../../../src/checks/index.ts";
import { processorTimeOf } from "../../processor-time.ts";

const fields = new Map(
  checks.flatMap(({ type, fields: own }) =>
    Object.entries(own).map(([name, field]) => [`${type} ${name}`, field] as const),
  ),
);

function sourceOf(operands: readonly Pick<Operand, "text" | "kind">[]): FieldSource {
  const span = { start: 0, end: 1 };
  const spanWithin = () => span;
  const alternatives = operands.map((operand) => ({ ...operand, span, spanWithin }));
  const [only] = alternatives;
  if (only !== undefined && alternatives.length === 1) return { ...only, alternatives, others: [] };
  const text = operands.map((operand) => operand.text).join("||");
  return { text, kind: "list", span, spanWithin, alternatives, others: [] };
}

const kinds = fc.constantFrom("string", "word", "range", "term", "list");
const operand = fc.record({
  text: fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^[-+/0-9a-zA-Z.*~[\]()|^$ :]{0,20}$/)),
  kind: kinds,
});
const source = fc.array(operand, { minLength: 1, maxLength: 3 }).map(sourceOf);

/** A field of each kind: keywords of one kind share their example. */
const ONE_OF_EACH = [...new Map([...fields.values()].map((field) => [field.example, field])).values()];

/** Two hundred thousand characters that a careless pattern would take minutes for. */
const LONG = [" ", "a", "/", "-", "0", ":", "|", ".", "1..", "a-", "/ ", "(", "\\"].map((part) =>
  part.repeat(Math.ceil(200_000 / part.length)),
);

describe("a field", () => {
  it("never throws, and says why where it gives no value", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fields.values()),
        source,
        fc.array(source, { maxLength: 2 }),
        (field, first, others) => {
          const { value, issues } = field.parse({ ...first, others }, { dialect: "dotaudit" });
          if (value === null) expect(issues.some(({ severity }) => severity === "error")).toBe(true);
          else expect(issues.every(({ severity }) => severity !== "error")).toBe(true);
          for (const { message } of issues) expect(message.length).toBeLessThan(500);
        },
      ),
      { numRuns: 5000 },
    );
  });

  it.each(LONG.map((text) => [text.slice(0, 6), text]))(
    "reads two hundred thousand characters of %j in time",
    (_, text) => {
      const spent = processorTimeOf(() => {
        for (const field of ONE_OF_EACH)
          for (const value of [text, `x${text}x`])
            field.parse(sourceOf([{ text: value, kind: "string" }]), { dialect: "dotaudit" });
      });
      expect(spent / ONE_OF_EACH.length).toBeLessThan(500);
    },
  );

  it("reads twenty thousand alternatives in time", () => {
    const many = sourceOf(
      Array.from({ length: 20_000 }, (_, index) => ({ text: `user${index}`, kind: "string" })),
    );
    const spent = processorTimeOf(() => {
      for (const field of ONE_OF_EACH) field.parse(many, { dialect: "dotaudit" });
    });
    expect(spent).toBeLessThan(20_000);
  });
});
