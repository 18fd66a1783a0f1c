import { outcomeOf } from "../../model/outcome.ts";
import type { Outcome } from "../../model/outcome.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { uniqueNames } from "../../support/unique-names.ts";
import { uuidV5 } from "../../support/uuid-v5.ts";
import { dateTime } from "../xml/date-time.ts";
import { oscalControls } from "./oscal-controls.ts";

/** A finding with the names that the parts of the document know it by. */
export interface JudgedRule {
  readonly finding: Finding;
  readonly outcome: Outcome;
  readonly observation: string;
  /** `null` where there is none: the rule holds, was skipped, or was not judged and nobody waived it. */
  readonly risk: string | null;
  readonly controls: readonly string[];
}

/** What every part of the document refers to. Times are those of the report, UUIDs made of names. */
export interface OscalRun {
  readonly report: AuditReport;
  readonly start: string;
  readonly end: string;
  readonly tool: string;
  readonly host: string;
  readonly rules: readonly JudgedRule[];
  /** The UUID of a part of this document. */
  readonly uuid: (...names: readonly string[]) => string;
}

/** Gives every part of the document its name. A risk keeps its UUID from one run to the next. */
export function oscalRun(report: AuditReport): OscalRun {
  const { tool, target, startedAt, durationMs, findings, policies } = report;
  const sums = policies.map(({ sha256 }) => sha256);
  const seed = uuidV5(JSON.stringify(["oscal", target, startedAt, ...sums]));
  const uuid = (...names: readonly string[]) => uuidV5(JSON.stringify(names), seed);
  const names = uniqueNames(findings.map(({ rule }) => rule.id));
  return {
    report,
    uuid,
    start: dateTime(startedAt),
    end: dateTime(startedAt, durationMs),
    tool: uuidV5(JSON.stringify(["tool", tool.version])),
    host: uuidV5(JSON.stringify(["host", target])),
    rules: findings.map((finding, index) => {
      const name = names[index] ?? "";
      const outcome = outcomeOf(finding);
      return {
        finding,
        outcome,
        observation: uuid("observation", name),
        risk: NO_RISK.has(outcome) ? null : uuidV5(JSON.stringify(["risk", target, name])),
        controls: oscalControls(finding.rule),
      };
    }),
  };
}

const NO_RISK: ReadonlySet<Outcome> = new Set(["PASSED", "SKIPPED", "ERROR"]);
