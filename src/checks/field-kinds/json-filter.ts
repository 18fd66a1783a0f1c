import { accepted } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { parseFilter } from "../json-filter/parse-filter.ts";
import type { FieldKind } from "./field-kind.ts";
import { text } from "./text.ts";

/** A filter in the notation of jq. One that is not known here may be one of Nessus: the rule will be ERROR. */
export const jsonFilter: FieldKind<string> = { example: '".log.level"', parse: readFilterText };

function readFilterText(source: FieldSource): FieldResult<string> {
  const read = text.parse(source, { dialect: "dotaudit" });
  if (read.value === null) return read;
  const filter = parseFilter(read.value);
  if (filter.status === "parsed") return read;
  const message = `the JSON filter cannot be used here: ${filter.message}`;
  const hint = "the rule will be ERROR; paths, pipes, select, map and the like are known";
  const start = Math.min(filter.offset, read.value.length - 1);
  const span = source.spanWithin(start, start + 1);
  return accepted(read.value, [{ code: "AUD2126", severity: "warning", message, hint, span }]);
}
