import { accepted } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource, Operand } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { emptyValue } from "./one-text.ts";

/** Texts of which any will do: `"root" || "bin"`. The keyword may be repeated, which adds to the list. */
export const alternatives: FieldKind<readonly string[]> = {
  example: '"root" || "bin"',
  repetition: "many",
  parse: (source) => readAlternatives(source, () => null),
};

/** The same, with a closer look at each text: `faultOf` says what is wrong with it. */
export function alternativesOf(
  example: string,
  faultOf: (text: string) => FieldIssue | null,
): FieldKind<readonly string[]> {
  return { example, repetition: "many", parse: (source) => readAlternatives(source, faultOf) };
}

function readAlternatives(
  source: FieldSource,
  faultOf: (text: string) => FieldIssue | null,
): FieldResult<readonly string[]> {
  const operands = [source, ...source.others].flatMap((one) => one.alternatives);
  const issues = operands.flatMap((operand) => {
    const fault = faultOfOperand(operand) ?? faultOf(operand.text.trim());
    return fault === null ? [] : [{ ...fault, span: operand.span }];
  });
  const isRefused = issues.some(({ severity }) => severity === "error");
  return isRefused
    ? { value: null, issues }
    : accepted(
        operands.map(({ text }) => text.trim()),
        issues,
      );
}

function faultOfOperand({ kind, text }: Operand): FieldIssue | null {
  if (kind !== "string" && kind !== "word") {
    const message = `expected texts with || between them, found ${shorten(text, 60)}`;
    return { code: "AUD2092", severity: "error", message, hint: `write it as in ${alternatives.example}` };
  }
  return text.trim() === "" ? emptyValue(alternatives.example) : null;
}
