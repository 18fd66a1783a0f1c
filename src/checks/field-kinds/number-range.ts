import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";

/** Numbers from `min` to `max`, both included; `null` where the range is open. */
export interface NumberRange {
  readonly min: number | null;
  readonly max: number | null;
}

const EXAMPLE = '"8..MAX"';

/** `"6..65535"`, `"MIN..90"`, `"7..MAX"`, in quotes or in brackets; a single number stands for itself. */
export const numberRange: FieldKind<NumberRange> = { example: EXAMPLE, parse: readRange };

const RANGE = /^\[?\s*(MIN|[0-9]{1,15})\s*(?:\.\.\s*(MAX|[0-9]{1,15})\s*)?\]?$/i;

function readRange({ text }: FieldSource): FieldResult<NumberRange> {
  const [whole, first = "", last = first] = RANGE.exec(text.trim()) ?? [];
  if (whole === undefined || (/min/i.test(first) && last === first)) {
    const message = `expected a range such as 6..65535, MIN..90 or 7..MAX, found "${shorten(text, 60)}"`;
    return refused({ code: "AUD2094", severity: "error", message, hint: `write it as in ${EXAMPLE}` });
  }
  const range = { min: numberOf(first), max: numberOf(last) };
  if (range.min === null || range.max === null || range.min <= range.max) return accepted(range);
  const message = `no number is ${range.min} or more and ${range.max} or less`;
  return accepted(range, [
    { code: "AUD2095", severity: "warning", message, hint: "the smaller number comes first" },
  ]);
}

function numberOf(text: string): number | null {
  return /^[0-9]/.test(text) ? Number(text) : null;
}
