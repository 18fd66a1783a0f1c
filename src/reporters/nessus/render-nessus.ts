import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { buildXml } from "../xml/build-xml.ts";
import { lazily } from "../xml/lazily.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { hostTagsOf } from "./host-tags.ts";
import { COMPLIANCE, OUTCOME } from "./names.ts";
import { pluginOf } from "./plugin-of.ts";
import { reportItemOf } from "./report-item.ts";

/** The report as one `.nessus` file: one host, one item for each finding. */
export function renderNessus(report: AuditReport): string {
  const { tool, target, policies, findings } = report;
  const plugins = new Map(policies.map(({ file, checkType }) => [file, pluginOf(checkType)]));
  const fallback = pluginOf(policies[0]?.checkType ?? "Unix");
  const files = policies.map(({ file }) => file).join(", ");
  const items = lazily(findings, (finding) =>
    reportItemOf(finding, plugins.get(finding.rule.location.file) ?? fallback),
  );
  return buildXml({
    NessusClientData_v2: {
      Policy: {
        policyName: token(files, "No policy"),
        policyComments: textBlock([
          overallVerdict(report).sentence,
          ...gateLines(report),
          ...unseenLines(report),
        ]),
      },
      Report: {
        "@_name": token(`${tool.name} ${target}`, tool.name),
        "@_xmlns:cm": COMPLIANCE,
        "@_xmlns:dotaudit": OUTCOME,
        ReportHost: {
          "@_name": token(target, "unnamed"),
          HostProperties: { tag: hostTagsOf(report) },
          ReportItem: items,
        },
      },
    },
  });
}
