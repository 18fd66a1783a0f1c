import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfText } from "./one-text.ts";

const EXAMPLE = '"halt sync shutdown"';

/** Words with blanks between them, in one text. */
export const blankList: FieldKind<readonly string[]> = { example: EXAMPLE, parse: readBlankList };

function readBlankList(source: FieldSource): FieldResult<readonly string[]> {
  const fault = faultOfText(source, EXAMPLE);
  return fault === null ? accepted(source.text.trim().split(/\s+/)) : refused(fault);
}
