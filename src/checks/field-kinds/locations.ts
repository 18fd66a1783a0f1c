import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { faultOfText } from "./one-text.ts";

const EXAMPLE = '"/etc:/usr/local/etc"';

/** Directories with colons between them. */
export const locations: FieldKind<readonly string[]> = { example: EXAMPLE, parse: readLocations };

function readLocations(source: FieldSource): FieldResult<readonly string[]> {
  const fault = faultOfText(source, EXAMPLE);
  if (fault !== null) return refused(fault);
  const paths = source.text.split(":").map((path) => path.trim());
  const issues = paths
    .filter((path) => !path.startsWith("/"))
    .map((path) => ({
      code: "AUD2099",
      severity: "warning" as const,
      message: `expected whole paths of directories with : between them, found "${shorten(path, 60)}"`,
      hint: `write them as in ${EXAMPLE}`,
    }));
  return accepted(
    paths.filter((path) => path !== ""),
    issues,
  );
}
