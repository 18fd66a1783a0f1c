import { globSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePolicyText } from "../../../bench/make-policy-text.ts";
import { hasSameSyntax } from "../../../grammar/format/has-same-syntax.ts";
import { decodePolicyText, parsePolicy } from "../../../grammar/index.ts";
import { formatted } from "./formatted.ts";
import { meaningOf } from "./meaning-of.ts";
import { randomPolicy } from "./random-policy.ts";

function isFormattable(text: string): boolean {
  return !parsePolicy(text).diagnostics.some(({ severity }) => severity === "error");
}

function expectSamePolicy(text: string): void {
  const result = formatted(text);
  const [before, after] = [text, result].map((part) => ({ syntax: parsePolicy(part).syntax, text: part }));
  expect(hasSameSyntax(before!, after!)).toBe(true);
  expect(meaningOf(result)).toEqual(meaningOf(text));
  expect(formatted(result)).toBe(result);
}

function textOf(file: string): string {
  const decoded = decodePolicyText(readFileSync(file));
  return decoded.status === "decoded" ? decoded.text : "";
}

const policies = globSync("{audits,examples,bench,grammar,src,test}/**/*.audit").filter((file) =>
  isFormattable(textOf(file)),
);

describe("formatting keeps the meaning", () => {
  it("of policies that are there to be formatted", () => {
    expect(policies.length).toBeGreaterThanOrEqual(10);
  });

  it.each(policies)("of %s", (file) => {
    expectSamePolicy(textOf(file));
  });

  it("of a long policy", () => {
    expectSamePolicy(makePolicyText(300_000));
  });

  it("of unescaped quotes before a parenthesis that closes on the next line", () => {
    const value = String.raw`("\"\""` + "\n  )||" + String.raw`"\"\""`;
    expectSamePolicy(`<check_type:"Windows"> <custom_item> type:${value} </custom_item> </check_type>`);
  });

  it("of any policy in any layout", () => {
    let formattable = 0;
    fc.assert(
      fc.property(randomPolicy, (text) => {
        if (!isFormattable(text)) return;
        formattable += 1;
        expectSamePolicy(text);
      }),
      { numRuns: 2000 },
    );
    expect(formattable).toBeGreaterThan(500);
  });
});
