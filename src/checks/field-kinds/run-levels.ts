import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm } from "./one-text.ts";

const EXAMPLE = '"2345"';

/** Run levels, a digit each: `"2345"`. */
export const runLevels: FieldKind<string> = { example: EXAMPLE, parse: readLevels };

function readLevels(source: FieldSource): FieldResult<string> {
  const fault = faultOfForm(source, EXAMPLE);
  if (fault !== null) return refused(fault);
  const levels = source.text.trim();
  if (/^[0-6]+$/.test(levels)) return accepted([...new Set(levels)].join(""));
  const message = `expected run levels from 0 to 6, a digit each, found "${shorten(levels, 60)}"`;
  return refused({ code: "AUD2102", severity: "error", message, hint: `write them as in ${EXAMPLE}` });
}
