import type { AuditReport, Finding } from "../../model/report.ts";
import { uniqueNames } from "../../support/unique-names.ts";
import { dateTime } from "../xml/date-time.ts";
import { ncName } from "../xml/nc-name.ts";

/** The names of a report in XCCDF, all of the shape that its schema wants. */
export interface XccdfIds {
  readonly benchmark: string;
  readonly testResult: string;
  /** One for each finding, in order; no two are equal. */
  readonly rules: readonly string[];
}

/** The place of a reverse DNS name: one label, so that it is nobody's domain. */
const NAMESPACE = "dotaudit";

/** Names from ids of rules and names of policies. A rule that is judged again gets a number behind its id. */
export function xccdfIds({ policies, findings, startedAt }: AuditReport): XccdfIds {
  const files = policies.map(({ file }) => file.slice(file.lastIndexOf("/") + 1));
  const name = files.join("+");
  return {
    benchmark: `xccdf_${NAMESPACE}_benchmark_${name === "" ? "no-policy" : ncName(name)}`,
    testResult: `xccdf_${NAMESPACE}_testresult_${ncName(dateTime(startedAt).replaceAll(":", "-"))}`,
    rules: uniqueNames(findings.map(ruleId)),
  };
}

function ruleId({ rule }: Finding): string {
  return `xccdf_${NAMESPACE}_rule_${ncName(rule.id === "" ? "unnamed" : rule.id)}`;
}
