import type { Outcome } from "../../model/outcome.ts";
import type { FindingStatus } from "../../model/verdict.ts";
import type { NessusFinding } from "./nessus-file.ts";

const STATUSES: ReadonlyMap<string, FindingStatus> = new Map([
  ["PASSED", "PASSED"],
  ["FAILED", "FAILED"],
  ["WARNING", "WARNING"],
  ["ERROR", "ERROR"],
]);

/** The outcomes that each result can have, beside itself. What is none of them is not believed. */
const OUTCOMES: Readonly<Record<FindingStatus, readonly Outcome[]>> = {
  PASSED: [],
  FAILED: ["WAIVED", "KNOWN"],
  WARNING: ["WAIVED", "KNOWN", "SKIPPED"],
  ERROR: ["WAIVED", "KNOWN"],
  SKIPPED: [],
};

/** The result of a compliance check from the fields of an item; `null` where the item is of another kind. */
export function findingOf(fields: ReadonlyMap<string, string>): NessusFinding | null {
  const result = fields.get("cm:compliance-result");
  if (result === undefined) return null;
  const field = (name: string): string => fields.get(`cm:compliance-${name}`) ?? "";
  const read = STATUSES.get(result.trim()) ?? "ERROR";
  const outcome = OUTCOMES[read].find((word) => word === fields.get("dotaudit:outcome")) ?? read;
  return {
    id: field("check-id"),
    name: field("check-name"),
    status: outcome === "SKIPPED" ? "SKIPPED" : read,
    outcome,
    policyFile: field("audit-file"),
    expected: field("policy-value"),
    actual: field("actual-value"),
    info: field("info"),
    solution: field("solution"),
    seeAlso: field("see-also"),
    reference: field("reference"),
  };
}
