import type { Outcome } from "../../model/outcome.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { seenListeners } from "./seen-listeners.ts";
import type { SeenListener } from "./seen-listeners.ts";

/** A finding with what the page needs to place it. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly outcome: Outcome;
  /** Its place in the document, for links: made of the id of its rule, and therefore stable. */
  readonly anchor: string;
  /** Where it stands in the report. */
  readonly index: number;
}

/** A report and what is derived from it once for the whole page. */
export interface HtmlReport {
  readonly report: AuditReport;
  readonly findings: readonly PlacedFinding[];
  readonly listeners: ReadonlyMap<string, SeenListener>;
}

/** Derives what several parts of the page need. */
export function htmlReport(report: AuditReport): HtmlReport {
  return { report, findings: placedFindings(report.findings), listeners: seenListeners(report.findings) };
}

function placedFindings(findings: readonly Finding[]): readonly PlacedFinding[] {
  const uses = new Map<string, number>();
  return findings.map((finding, index) => {
    const name = `rule-${finding.rule.id.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 120)}`;
    const use = (uses.get(name) ?? 0) + 1;
    uses.set(name, use);
    const anchor = use === 1 ? name : `${name}:${use}`;
    return { finding, outcome: outcomeOf(finding), anchor, index };
  });
}
