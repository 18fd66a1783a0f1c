import { accepted } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfText } from "./one-text.ts";

/** A text for each time that the keyword is given, in their order. */
export const repeatedText: FieldKind<readonly string[]> = {
  example: '"text"',
  repetition: "many",
  parse: readTexts,
};

function readTexts(source: FieldSource): FieldResult<readonly string[]> {
  const sources = [source, ...source.others];
  const issues = sources.flatMap((one) => {
    const fault = faultOfText(one, repeatedText.example);
    return fault === null ? [] : [{ ...fault, span: one.span }];
  });
  return issues.length === 0 ? accepted(sources.map(({ text }) => text)) : { value: null, issues };
}
