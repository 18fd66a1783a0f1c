import { inertJson, inertJsonLine } from "../../../support/inert-json.ts";
import type { ScanWriter } from "../scan-format.ts";

/** Names the schema that `scan.schema.json` has as its `$id`. */
export const SCAN_SCHEMA = "urn:dotaudit:scan:1.0";

/** One document of JSON, an address a line. */
export function jsonScan(): ScanWriter {
  let separator = "";
  return {
    begin: (opening) =>
      `${inertJson({ $schema: SCAN_SCHEMA, ...opening }).replace(/\n\}\n$/, "")},\n  "addresses": [`,
    address: (scanned) => {
      const text = `${separator}\n    ${inertJsonLine(scanned)}`;
      separator = ",";
      return text;
    },
    end: (ending) => `\n  ],\n${inertJson(ending).replace(/^\{\n/, "")}`,
  };
}
