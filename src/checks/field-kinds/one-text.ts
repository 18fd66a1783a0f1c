import type { FieldIssue, FieldSource, Operand } from "../fields.ts";

const FORMS: Readonly<Record<Exclude<Operand["kind"], "string" | "word">, string>> = {
  list: "a list",
  range: "a range",
  term: "a regex term",
};

/** Why a value is not one text; `null` where it is. Nothing is said of whether the text is empty. */
export function faultOfForm(source: FieldSource, example: string): FieldIssue | null {
  if (source.kind === "string" || source.kind === "word") return null;
  const message = `expected one text, found ${FORMS[source.kind]}`;
  return { code: "AUD2091", severity: "error", message, hint: `write it as in ${example}` };
}

/** Why a value is not one text with something in it; `null` where it is. */
export function faultOfText(source: FieldSource, example: string): FieldIssue | null {
  return faultOfForm(source, example) ?? (source.text.trim() === "" ? emptyValue(example) : null);
}

/** The fault of a value that has to say something and does not. */
export function emptyValue(example: string): FieldIssue {
  return {
    code: "AUD2090",
    severity: "error",
    message: "the value is empty",
    hint: `write it as in ${example}`,
  };
}
