import type { AuditReport } from "../../model/report.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { dateTime } from "../xml/date-time.ts";
import { lazily } from "../xml/lazily.ts";
import { token } from "../xml/token.ts";
import { XCCDF } from "./benchmark.ts";
import { ruleResultOf } from "./rule-result.ts";
import { scoresOf } from "./scores.ts";
import { targetFactsOf } from "./target-facts.ts";
import type { XccdfIds } from "./xccdf-ids.ts";

/** What came of the rules on the target. `benchmark` refers to the benchmark that they stand in. */
export function testResultOf(report: AuditReport, ids: XccdfIds, benchmark: string): XmlElement {
  const { tool, target, host, findings, startedAt, durationMs } = report;
  const names = [target, ...(host === null ? [] : [host.hostname])].map((name) => token(name, "unnamed"));
  return {
    "@_xmlns": XCCDF,
    "@_id": ids.testResult,
    "@_start-time": dateTime(startedAt),
    "@_end-time": dateTime(startedAt, durationMs),
    "@_test-system": token(`${tool.name} ${tool.version}`, tool.name),
    "@_version": token(report.policies.map(({ sha256 }) => sha256).join("+"), "0"),
    benchmark: { "@_href": benchmark, "@_id": ids.benchmark },
    title: token(`${tool.name} ${target}`, tool.name),
    identity: host === null ? undefined : identityOf(host),
    target: [...new Set(names)],
    "target-facts": { fact: targetFactsOf(report) },
    "rule-result": ruleResults(report, ids),
    score: scoresOf(findings),
  };
}

function ruleResults({ tool, findings, startedAt, durationMs, counts }: AuditReport, ids: XccdfIds) {
  const place = {
    time: dateTime(startedAt, durationMs),
    tool: tool.name,
    overrides: counts.WAIVED === 0 ? "none" : "every-result",
  } as const;
  return lazily(findings, (finding, index) =>
    ruleResultOf(finding, { ...place, idref: ids.rules[index] ?? "" }),
  );
}

function identityOf({ collectedBy, privilege }: NonNullable<AuditReport["host"]>): XmlElement {
  return {
    "@_authenticated": "true",
    "@_privileged": String(privilege === "full"),
    "#text": token(collectedBy.name ?? `uid ${collectedBy.uid ?? "unknown"}`, "unnamed"),
  };
}
