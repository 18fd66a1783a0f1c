import { linkSchema } from "../json/link-schema.ts";
import document from "../reporters/json/report.schema.json" with { type: "json" };

/** The schema of a report of this version. */
export const REPORT_SCHEMA = linkSchema(document);

/** The name of the schema, which every report of this version refers to. */
export const REPORT_SCHEMA_NAME: string = document.$id;

/** The version of the reports that this version writes. */
export const REPORT_VERSION: string = document.properties.schemaVersion.const;

const { finding, rule, verdict, errorReason, unavailableReason, evidenceKey } = document.$defs;

/** The words that a report of this version may have in places where a later one may have others. */
export const REPORT_WORDS = {
  status: finding.properties.status.enum,
  severity: rule.properties.severity.enum,
  verdict: verdict.oneOf.map(({ properties }) => properties.status.const),
  errorReason: errorReason.enum,
  unavailableReason: unavailableReason.enum,
} satisfies Readonly<Record<string, readonly string[]>>;

/** The form of the keys of evidence in a report of this version. */
export const EVIDENCE_KEY = new RegExp(evidenceKey.pattern, "u");
