import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";

/** Digests in hexadecimal digits, in lower case, of which any will do; alternatives with `||`. */
export function digests(digits: number): FieldKind<readonly string[]> {
  return { example: `"${"0".repeat(digits)}"`, parse: (source) => readDigests(source, digits) };
}

function readDigests(source: FieldSource, digits: number): FieldResult<readonly string[]> {
  const texts = source.alternatives.map(({ text }) => text.trim().toLowerCase());
  const wrong = texts.findIndex((text) => !/^[0-9a-f]+$/.test(text) || text.length !== digits);
  if (wrong === -1) return accepted(texts);
  const message = `expected ${digits} hexadecimal digits, found "${shorten(texts[wrong] ?? "")}"`;
  return refused({ code: "AUD2042", severity: "error", message });
}
