import { accepted, refused } from "../fields.ts";
import type { FieldIssue, FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import { alternativesOf } from "./alternatives.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm } from "./one-text.ts";

/** Numbers that a value may be, both ends included. */
interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Ids of users and groups. */
export const ID_BOUNDS: Bounds = { from: 0, to: 4_294_967_295 };

/** A whole number, quoted or not: `"600"`, `600`. */
export function wholeNumber(bounds: Bounds, example: string): FieldKind<number> {
  return { example, parse: (source) => readNumber(source, bounds, example) };
}

/** Ids of users or groups of which any will do: `"0" || "2"`. */
export const ids: FieldKind<readonly string[]> = alternativesOf('"0"', (text) =>
  faultOf(text, ID_BOUNDS, '"0"'),
);

function readNumber(source: FieldSource, bounds: Bounds, example: string): FieldResult<number> {
  const fault = faultOfForm(source, example) ?? faultOf(source.text.trim(), bounds, example);
  return fault === null ? accepted(Number(source.text)) : refused(fault);
}

function faultOf(text: string, { from, to }: Bounds, example: string): FieldIssue | null {
  const number = /^[0-9]{1,15}$/.test(text) ? Number(text) : NaN;
  if (number >= from && number <= to) return null;
  const message = `expected a whole number from ${from} to ${to}, found "${shorten(text, 60)}"`;
  return { code: "AUD2093", severity: "error", message, hint: `write it as in ${example}` };
}
