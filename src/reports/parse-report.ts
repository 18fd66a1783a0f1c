import { checkValue } from "../json/check-value.ts";
import { parseJson } from "../json/parse-json.ts";
import type { TextFault } from "../json/text-fault.ts";
import { countOutcomes } from "../model/outcome.ts";
import type { OutcomeCounts } from "../model/outcome.ts";
import type { AuditReport } from "../model/report.ts";
import { checkReportVersion } from "./check-report-version.ts";
import { REPORT_SCHEMA } from "./schema.ts";
import { upgradeReport } from "./upgrade-report.ts";

/** A saved report, or what is wrong with its text. */
export type ReadReport =
  | { readonly status: "read"; readonly report: AuditReport }
  | { readonly status: "faulty"; readonly fault: TextFault };

const OPENING_BRACE = 0x7b;

/**
 * Reads a report that `audit run -o json` wrote, unpacked. Never throws. Members that this version does not know are
 * left out. The counts are not taken on trust: they decide an exit status.
 */
export function parseReport(bytes: Uint8Array): ReadReport {
  const read = parseJson(bytes);
  if (read.status === "faulty") return isObjectText(bytes) ? read : faulty("", NOT_JSON);
  const versioned = checkReportVersion(read.value);
  if (versioned.status === "faulty") return versioned;
  const value = upgradeReport(versioned.value, versioned.age);
  const fault = checkValue(value, REPORT_SCHEMA);
  if (fault !== null) return { status: "faulty", fault };
  Reflect.deleteProperty(value, "$schema");
  const report = value as unknown as AuditReport;
  const counts = countOutcomes(report.findings);
  if (versioned.age === "newer") return { status: "read", report: { ...report, counts } };
  const outcome = differing(report.counts, counts);
  if (outcome === undefined) return { status: "read", report };
  const message = `Expected ${counts[outcome]}, as many as there are findings: the report was changed or cut.`;
  return faulty(`/counts/${outcome}`, message);
}

const NOT_JSON = "This is no JSON: name a report that audit run -o json=FILE wrote.";

function isObjectText(bytes: Uint8Array): boolean {
  return bytes.find((byte) => byte > 0x20 && byte < 0x80) === OPENING_BRACE;
}

function differing(said: OutcomeCounts, counted: OutcomeCounts): keyof OutcomeCounts | undefined {
  return (Object.keys(counted) as (keyof OutcomeCounts)[]).find(
    (outcome) => said[outcome] !== counted[outcome],
  );
}

function faulty(pointer: string, message: string): ReadReport {
  return { status: "faulty", fault: { pointer, message } };
}
