import type { Outcome } from "../../model/outcome.ts";
import type { AuditReport } from "../../model/report.ts";
import type { RenderStyle } from "../define-reporter.ts";
import { goneWords } from "../wording/gone-words.ts";
import { grouped } from "../wording/count-of.ts";
import { inOrder } from "../wording/in-order.ts";
import type { OrderedFinding } from "../wording/in-order.ts";
import { OUTCOME_MEANING } from "../wording/status-words.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { lazily } from "../xml/lazily.ts";
import { acceptedRow } from "./accepted-row.ts";
import type { Section } from "./fill-page.ts";
import { findingDetails } from "./finding-details.ts";
import { headOfPage } from "./head-of-page.ts";
import { inline } from "./inline.ts";
import { tableRow } from "./table-row.ts";

/** The page in order of importance: what comes last is what a full page leaves out first. */
export function pageSections(report: AuditReport, detail: RenderStyle["detail"]): readonly Section[] {
  const findings = inOrder(report.findings);
  const of = (wanted: Outcome) => findings.filter(({ outcome }) => outcome === wanted);
  const broken = (["FAILED", "ERROR", "WARNING"] as const).map((outcome) =>
    brokenSection(of(outcome), outcome, detail),
  );
  const accepted = (["WAIVED", "KNOWN"] as const).map((outcome) => acceptedSection(of(outcome), outcome));
  const short = (["PASSED", "SKIPPED"] as const).map((outcome) => shortSection(of(outcome), outcome));
  return [
    { head: "", blocks: [headOfPage(report)], count: 1, foot: "" },
    listSection("What could not be seen", unseenLines(report)),
    ...broken,
    ...accepted,
    ...(detail === "quiet" ? [] : closingSections(report)),
    ...(detail === "quiet" ? [] : short),
  ];
}

function listSection(title: string, lines: readonly string[]): Section {
  return {
    head: `\n### ${title}\n\n`,
    blocks: lazily(lines, (line) => `- ${inline(line)}\n`),
    count: lines.length,
    foot: "",
  };
}

function brokenSection(
  findings: readonly OrderedFinding[],
  outcome: Outcome,
  detail: RenderStyle["detail"],
): Section {
  return {
    head: headOf(outcome, findings.length),
    blocks: lazily(findings, (finding) => findingDetails(finding, detail)),
    count: findings.length,
    foot: "",
  };
}

function acceptedSection(findings: readonly OrderedFinding[], outcome: Outcome): Section {
  const titles = ["Rule", "Place", "Why it is accepted"];
  const table = [titles, titles.map(() => "---")].map((cells) => `${tableRow(cells)}\n`).join("");
  return {
    head: `${headOf(outcome, findings.length)}\n${table}`,
    blocks: lazily(findings, acceptedRow),
    count: findings.length,
    foot: "",
  };
}

function shortSection(findings: readonly OrderedFinding[], outcome: Outcome): Section {
  return {
    head: `\n<details>\n<summary><b>${outcome}</b> ${grouped(findings.length)}</summary>\n\n`,
    blocks: lazily(findings, ({ finding }) => `- ${inline(finding.rule.text.description)}\n`),
    count: findings.length,
    foot: "\n</details>\n",
  };
}

function closingSections({ gate, diagnostics }: AuditReport): readonly Section[] {
  const gone = (gate?.gone ?? []).map(goneWords);
  const doubts = diagnostics.map(
    ({ code, message, location }) => `${location.file}:${location.line} ${code}: ${message}`,
  );
  return [
    listSection("What is gone since the baseline", gone),
    listSection("What the policies leave in doubt", doubts),
  ];
}

function headOf(outcome: Outcome, count: number): string {
  return `\n### ${outcome} (${grouped(count)})\n\n${OUTCOME_MEANING[outcome]}\n`;
}
