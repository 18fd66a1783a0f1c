import { isJsonObject } from "../json/is-json-object.ts";
import type { JsonObject } from "../json/is-json-object.ts";
import { REPORT_SCHEMA_NAME, REPORT_VERSION } from "./schema.ts";
import { tolerateWords } from "./tolerate-words.ts";
import type { VersionAge } from "./check-report-version.ts";

/** What was added to the counts after version 1.0. */
const LATER_COUNTS = { WAIVED: 0, KNOWN: 0 };

/** A report of another minor version as one of this version; what stands in it is not checked. */
export function upgradeReport(value: JsonObject, age: VersionAge): JsonObject {
  const named = { ...value, $schema: REPORT_SCHEMA_NAME, schemaVersion: REPORT_VERSION };
  switch (age) {
    case "current":
      return named;
    case "older":
      return { ...named, counts: isJsonObject(value.counts) ? { ...LATER_COUNTS, ...value.counts } : null };
    case "newer":
      return tolerateWords(named);
  }
}
