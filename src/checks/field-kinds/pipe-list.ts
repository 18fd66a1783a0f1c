import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { emptyValue } from "./one-text.ts";

const EXAMPLE = '"txt" | "doc"';

/** Texts with a single `|` between them, as FileContent policies list them: `"txt" | "doc"`. */
export const pipeList: FieldKind<readonly string[]> = { example: EXAMPLE, parse: readPipeList };

function readPipeList(source: FieldSource): FieldResult<readonly string[]> {
  if (source.alternatives.length > 1 || source.kind === "range" || source.kind === "term") {
    const message = "expected texts with a single | between them";
    return refused({ code: "AUD2092", severity: "error", message, hint: `write it as in ${EXAMPLE}` });
  }
  const parts = source.text.split("|").map((part) => part.trim());
  return parts.every((part) => part !== "") ? accepted(parts) : refused(emptyValue(EXAMPLE));
}
