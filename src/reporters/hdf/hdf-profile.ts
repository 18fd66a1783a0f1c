import type { AuditReport, Finding, ReportedPolicy } from "../../model/report.ts";
import { uniqueNames } from "../../support/unique-names.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { dateTime } from "../xml/date-time.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { hdfControl } from "./hdf-control.ts";

/** Each policy with the findings of its rules; a file that is named twice is one profile. */
export function hdfProfiles(report: AuditReport): readonly object[] {
  const policies = new Map(report.policies.map((policy) => [policy.file, policy]));
  const findings = Map.groupBy(report.findings, ({ rule }) => rule.location.file);
  const files = [...new Set([...policies.keys(), ...findings.keys()])];
  const names = uniqueNames(files.map((file) => token(file, "policy")));
  return files.map((file, index) => ({
    name: names[index],
    ...profileOf(report, policies.get(file), findings.get(file) ?? []),
  }));
}

function profileOf(
  report: AuditReport,
  policy: ReportedPolicy | undefined,
  findings: readonly Finding[],
): object {
  const ids = uniqueNames(findings.map(({ rule }) => token(rule.id, "unnamed")));
  const startTime = dateTime(report.startedAt);
  return {
    summary: textBlock([overallVerdict(report).sentence, ...gateLines(report), ...unseenLines(report)]),
    ...(policy === undefined ? {} : { title: token(`${policy.file} (${policy.checkType})`, "policy") }),
    sha256: policy?.sha256 ?? "",
    supports: [],
    attributes: attributesOf(policy),
    groups: [],
    status: "loaded",
    controls: findings.map((finding, index) => hdfControl({ id: ids[index] ?? "", finding }, startTime)),
  };
}

function attributesOf(policy: ReportedPolicy | undefined): readonly object[] {
  return (policy?.variables ?? []).map(({ name, value, origin }) => ({
    name: token(name, "unnamed"),
    options: { value: textBlock([value]), origin: origin.kind },
  }));
}
