import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";

const EXAMPLE = '"50K"';
const UNITS: Readonly<Record<string, number>> = { "": 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3 };

/** A size in bytes: `"50K"`, `"2M"`, `"1000"`. */
export const fileSize: FieldKind<number> = { example: EXAMPLE, parse: readSize };

function readSize({ text }: FieldSource): FieldResult<number> {
  const [whole, digits, unit = ""] = /^([0-9]{1,9})\s*([KMG]?)B?$/i.exec(text.trim()) ?? [];
  if (whole !== undefined) return accepted(Number(digits) * (UNITS[unit.toUpperCase()] ?? 1));
  const message = `expected a size, found "${shorten(text, 60)}"`;
  return refused({ code: "AUD2103", severity: "error", message, hint: `write it as in ${EXAMPLE}` });
}
