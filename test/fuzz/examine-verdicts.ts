import { XMLParser } from "fast-xml-parser";
import { buildReport } from "../../src/app/build-report.ts";
import { hasErrors, reportedDiagnostics } from "../../src/app/load-policy.ts";
import type { LoadedPolicy } from "../../src/app/load-policy.ts";
import { checks } from "../../src/checks/index.ts";
import { judgePolicy } from "../../src/evaluate/judge-policy.ts";
import { planRequests } from "../../src/evaluate/plan-requests.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { reporters } from "../../src/reporters/index.ts";
import { ensure, ensureInert, ensureJson } from "./ensure.ts";

const NOTHING: Evidence = { target: "nowhere", collectedAt: "2026-01-01T00:00:00.000Z", observations: {} };
const JUDGE = { checks, settings: { loopback: "left-out" } } as const;
const STYLE = { width: 80, colour: "none", detail: "verbose" } as const;

/** Where nothing was seen, no rule passes; and every reporter tells it in a text that is whole. */
export async function examineVerdicts(loaded: LoadedPolicy): Promise<void> {
  if (hasErrors(loaded)) return;
  const { policy } = loaded;
  planRequests(policy.nodes, JUDGE);
  const judgement = judgePolicy(policy, NOTHING, JUDGE);
  for (const { status, rule } of judgement.findings)
    ensure(status !== "PASSED" || rule.type === "<report>", `${rule.type} passed, and nothing was seen`);
  const report = buildReport({
    policies: [policy],
    evidence: NOTHING,
    judgements: [judgement],
    diagnostics: reportedDiagnostics(loaded),
    startedAtMs: 0,
    finishedAtMs: 0,
  });
  for (const reporter of reporters)
    examineReport(reporter.id, await reporter.render(report, STYLE), judgement.findings.length);
}

function examineReport(id: string, text: string, findings: number): void {
  if (id === "json") ensureJson(text, "the report as JSON");
  else if (id === "junit") ensureJunit(text, findings);
  else ensureInert(text, `the report for ${id}`);
}

const parser = new XMLParser({ ignoreAttributes: true, isArray: (name) => name === "testcase" });

function ensureJunit(text: string, findings: number): void {
  const { testsuites } = parser.parse(text) as {
    testsuites?: { testsuite?: { testcase?: unknown[] } };
  };
  const count = testsuites?.testsuite?.testcase?.length ?? 0;
  ensure(count === findings, `the report for JUnit has ${count} cases of ${findings}`);
}
