import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import type { FieldKind } from "./field-kind.ts";
import { relativePath } from "./file-paths.ts";
import { faultOfText } from "./one-text.ts";

const EXAMPLE = '"/usr"';

/** The whole path of a directory; globs allowed. */
export const directory: FieldKind<string> = { example: EXAMPLE, parse: readDirectory };

function readDirectory(source: FieldSource): FieldResult<string> {
  const fault = faultOfText(source, EXAMPLE);
  if (fault !== null) return refused(fault);
  const path = source.text.trim();
  return accepted(path, path.startsWith("/") ? [] : [{ ...relativePath(path), hint: "begin it with /" }]);
}
