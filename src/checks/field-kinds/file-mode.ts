import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm } from "./one-text.ts";

const EXAMPLE = '"0644"';

/** Permission bits, 0 to 7777 octal, as a number: `"644"`, `"0644"`, `"-rw-r--r--"`. */
export const fileMode: FieldKind<number> = { example: EXAMPLE, parse: readMode };

/** Bits that a mode must not have: `"133"`, `"7133"`. */
export const modeMask: FieldKind<number> = { example: '"133"', parse: readMode };

function readMode(source: FieldSource): FieldResult<number> {
  const fault = faultOfForm(source, EXAMPLE);
  if (fault !== null) return refused(fault);
  const mode = bitsOf(source.text.trim());
  if (mode !== null) return accepted(mode);
  const message = `expected permissions in octal, 0 to 7777, found "${shorten(source.text, 60)}"`;
  return refused({ code: "AUD2096", severity: "error", message, hint: `write them as in ${EXAMPLE}` });
}

function bitsOf(text: string): number | null {
  if (/^0*[0-7]{1,4}$/.test(text)) return Number.parseInt(text, 8);
  const [whole, letters] = /^[-dlbcps]?((?:[-r][-w][-xsS]){2}[-r][-w][-xtT])$/.exec(text) ?? [];
  return whole === undefined || letters === undefined ? null : bitsOfLetters(letters);
}

/** `rwsr-x--t`: nine permissions from the highest bit on, and the three special bits in every third letter. */
function bitsOfLetters(letters: string): number {
  const bits = letters.replace(/./g, (letter) => (/[-ST]/.test(letter) ? "0" : "1"));
  const special = [2, 5, 8].map((at) => (/[sStT]/.test(letters.charAt(at)) ? "1" : "0")).join("");
  return Number.parseInt(special + bits, 2);
}
