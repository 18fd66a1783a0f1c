import type { AuditReport } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { countOf } from "../wording/count-of.ts";
import { inOrder } from "../wording/in-order.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { nagiosState } from "./nagios-state.ts";
import { perfData } from "./perf-data.ts";
import { pluginText } from "./plugin-text.ts";

const NAMED = 3;
const TITLE = 80;
const FIRST_LINE = 600;
const LINE = 400;

/** Bytes of the whole output. Nagios Core reads 8 KiB of a plug-in, NRPE and others less of one packet. */
const BUDGET = 7000;

/** What a monitoring plug-in prints: one line with state and figures, then the findings that are not in order. */
export function renderNagios(report: AuditReport): string {
  const first = `AUDIT ${nagiosState(report)} - ${pluginText(summaryOf(report), FIRST_LINE)} | ${perfData(report)}\n`;
  return first + cutLines(longLines(report), BUDGET - Buffer.byteLength(first));
}

function summaryOf(report: AuditReport): string {
  const faults = unsettledOf(report).filter(({ outcome }) => outcome !== "WAIVED" && outcome !== "KNOWN");
  const titles = faults
    .slice(0, NAMED)
    .map(({ finding }) => pluginText(finding.rule.text.description, TITLE));
  const more = faults.length > NAMED ? [`and ${countOf(faults.length - NAMED, "other")}`] : [];
  return [overallVerdict(report).sentence, ...gateWords(report), [...titles, ...more].join("; ")]
    .join(" ")
    .trim();
}

/** A gate of which nothing was asked says what the verdict says. */
function gateWords({ gate }: AuditReport): readonly string[] {
  return gate === undefined || gate.asked.length === 0 ? [] : [`Gate ${gate.status}.`, ...gate.reasons];
}

/** What does not hold, also where it was accepted beforehand. */
function unsettledOf({ findings }: AuditReport) {
  return inOrder(findings).filter(({ outcome }) => outcome !== "PASSED" && outcome !== "SKIPPED");
}

function* longLines(report: AuditReport): Generator<string> {
  yield* gateLines(report);
  for (const line of unseenLines(report)) yield `Evidence: ${line}`;
  for (const { finding } of unsettledOf(report)) {
    const { rule } = finding;
    yield `${rule.text.description} (${rule.location.file}:${rule.location.line}): ${outcomeSentence(finding)}`;
  }
}

/** As many lines as there is room for, and how many are left out. */
function cutLines(lines: Iterable<string>, budget: number): string {
  const kept: string[] = [];
  let room = budget;
  let left = 0;
  for (const line of lines) {
    const text = `${pluginText(line, LINE)}\n`;
    room -= Buffer.byteLength(text);
    if (room < 0 || left > 0) left += 1;
    else kept.push(text);
  }
  return kept.join("") + (left === 0 ? "" : `… and ${countOf(left, "line")} more; other formats have all.\n`);
}
