import type { AuditReport } from "../../model/report.ts";
import { sourceWords } from "../wording/evidence-words.ts";
import { RUN_STATUS_NUMBERS, runStatus } from "../../model/run-status.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import type { Metric } from "./metric.ts";

type Summaries = AuditReport["evidence"];

/** What there is to say of a run as a whole. */
export function runMetrics(report: AuditReport): readonly Metric[] {
  const { target, tool, startedAt, durationMs, evidence, counts } = report;
  const isComplete = evidence.length > 0 && unseenLines(report).length === 0;
  const one = (name: string, help: string, value: number): Metric => ({
    name,
    help,
    samples: [{ labels: { target }, value }],
  });
  return [
    {
      name: "audit_findings",
      help: "How many findings there are of each outcome.",
      samples: OUTCOME_ORDER.map((outcome) => ({ labels: { target, outcome }, value: counts[outcome] })),
    },
    one(
      "audit_gate_status",
      "How the gate ended: 0 passed, 1 failed, 2 incomplete.",
      RUN_STATUS_NUMBERS[runStatus(report)],
    ),
    one(
      "audit_baseline_gone",
      "How many findings of the baseline are gone, wholly or in part.",
      report.gate?.gone.length ?? 0,
    ),
    one(
      "audit_evidence_complete",
      "1 if all that was asked for was seen without a gap, else 0.",
      isComplete ? 1 : 0,
    ),
    {
      name: "audit_evidence_seen",
      help: "1 if a source of evidence was seen, else 0.",
      samples: evidenceSamples(report, (all) => (all.every(({ status }) => status === "observed") ? 1 : 0)),
    },
    {
      name: "audit_evidence_gaps",
      help: "How many things were not seen in a source of evidence.",
      samples: evidenceSamples(report, (all) => all.reduce((sum, { gaps }) => sum + gaps.length, 0)),
    },
    one("audit_run_timestamp_seconds", "When the run began.", Date.parse(startedAt) / 1000),
    one("audit_run_duration_seconds", "How long the run took.", durationMs / 1000),
    {
      name: "audit_build_info",
      help: "The version of the tool; always 1.",
      samples: [{ labels: { version: tool.version }, value: 1 }],
    },
  ];
}

/** A source that is listed twice is told once: seen if it always was. All files are one source, and so on. */
function evidenceSamples({ target, evidence }: AuditReport, valueOf: (summaries: Summaries) => number) {
  const sources = Map.groupBy(evidence, ({ key }) => sourceWords(key));
  return [...sources].map(([source, summaries]) => ({
    labels: { target, source },
    value: valueOf(summaries),
  }));
}
