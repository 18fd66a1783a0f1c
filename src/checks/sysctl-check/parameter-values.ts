import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource, Operand } from "../fields.ts";
import type { FieldKind } from "../field-kinds/field-kind.ts";
import { shorten } from "../wording/shorten.ts";

/** A value that a parameter may have: a text, or a range of numbers (`null` where it is open). */
export type ParameterValue =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "range"; readonly min: number | null; readonly max: number | null };

const EXAMPLE = '"1" || "2"';

/** `"1" || "2"`, `[0..1]`, `"[1..MAX]"`: any of them will do. */
export const parameterValues: FieldKind<readonly ParameterValue[]> = { example: EXAMPLE, parse: readValues };

function readValues({ alternatives }: FieldSource): FieldResult<readonly ParameterValue[]> {
  const values: ParameterValue[] = [];
  for (const operand of alternatives) {
    const value = valueOf(operand);
    if (value === null) {
      const message = `expected values with || between them, or a range such as [0..1], found "${shorten(operand.text, 60)}"`;
      return refused({ code: "AUD2094", severity: "error", message, hint: `write it as in ${EXAMPLE}` });
    }
    values.push(value);
  }
  return accepted(values);
}

const RANGE = /^\[\s*(MIN|-?[0-9]{1,15})\s*\.\.\s*(MAX|-?[0-9]{1,15})\s*\]$/i;

function valueOf({ text, kind }: Operand): ParameterValue | null {
  const given = text.trim();
  const [, min, max] = RANGE.exec(kind === "range" && !given.startsWith("[") ? `[${given}]` : given) ?? [];
  if (min !== undefined && max !== undefined)
    return { kind: "range", min: numberOf(min), max: numberOf(max) };
  if (kind !== "string" && kind !== "word") return null;
  return given === "" ? null : { kind: "text", text: given };
}

function numberOf(text: string): number | null {
  return /^-?[0-9]/.test(text) ? Number(text) : null;
}

/** Whether a value of the kernel or of a file is one of them; blanks between its words are all alike. */
export function isOneOf(wanted: readonly ParameterValue[], found: string): boolean {
  const given = evenedOut(found);
  return wanted.some((value) =>
    value.kind === "text" ? evenedOut(value.text) === given : isBetween(given, value),
  );
}

function isBetween(
  given: string,
  { min, max }: Extract<ParameterValue, { readonly kind: "range" }>,
): boolean {
  if (!/^-?[0-9]{1,100}$/.test(given)) return false;
  // Rounding does no harm: the kernel has numbers of 19 digits, but those of a range have 15 at most.
  const number = Number(given);
  return number >= (min ?? -Infinity) && number <= (max ?? Infinity);
}

/** In words, as the policy has it. */
export function wordsForValue(value: ParameterValue): string {
  return value.kind === "text" ? `"${value.text}"` : `[${value.min ?? "MIN"}..${value.max ?? "MAX"}]`;
}

function evenedOut(text: string): string {
  return text.trim().replaceAll(/\s+/g, " ");
}
