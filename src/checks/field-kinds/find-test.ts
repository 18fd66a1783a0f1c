import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfForm } from "./one-text.ts";

/** Days as `find` compares them: `"7"`, `"+7"` for more, `"-7"` for less. */
export const findDays = findTest('"+7"', "a number of days", /^[-+]?[0-9]{1,9}$/);

/** A size as `find` compares it: `"+100k"`. */
export const findSize = findTest('"+100k"', "a size", /^[-+]?[0-9]{1,15}[bcwkMG]?$/);

/** Permissions as `find` compares them: `"-4000"` for all of these bits, `"/6000"` for any, `"644"` for exactly these. */
export const findPermissions = findTest(
  '"-4000"',
  "permissions",
  /^[-/+]?(?:[0-7]{1,5}|[ugoa]*[-+=][rwxXst]*(?:,[ugoa]*[-+=][rwxXst]*)*)$/,
);

function findTest(example: string, what: string, shape: RegExp): FieldKind<string> {
  return { example, parse: (source) => readTest(source, { example, what, shape }) };
}

function readTest(
  source: FieldSource,
  { example, what, shape }: { readonly example: string; readonly what: string; readonly shape: RegExp },
): FieldResult<string> {
  const text = source.text.trim();
  const fault = faultOfForm(source, example);
  if (fault !== null) return refused(fault);
  if (text.length <= 100 && shape.test(text)) return accepted(text);
  const message = `expected ${what} as find compares it, found "${shorten(text, 60)}"`;
  return refused({ code: "AUD2104", severity: "error", message, hint: `write it as in ${example}` });
}
