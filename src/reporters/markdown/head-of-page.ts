import type { AuditReport } from "../../model/report.ts";
import { gateWords } from "../wording/gate-words.ts";
import { countOf } from "../wording/count-of.ts";
import { cutText } from "../wording/cut-text.ts";
import { OUTCOME_ORDER } from "../wording/status-words.ts";
import { timeWords } from "../wording/time-words.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { inline } from "./inline.ts";
import { tableRow } from "./table-row.ts";

const TITLE = 200;
const LIST = 20;

/** The verdict, the counts, and what was looked at, when and by which policies. */
export function headOfPage(report: AuditReport): string {
  const { status, sentence } = overallVerdict(report);
  const lines = [
    `## ${status}: ${escapeMarkdown(cutText(report.target, TITLE))}`,
    "",
    `**${sentence}**`,
    "",
    tableRow(OUTCOME_ORDER),
    tableRow(OUTCOME_ORDER.map(() => "---:")),
    tableRow(OUTCOME_ORDER.map((outcome) => String(report.counts[outcome]))),
    "",
    ...factLines(report).map((line) => `- ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

function factLines({ host, startedAt, policies, gate, tool }: AuditReport): readonly string[] {
  const left = policies.length - LIST;
  return [
    `System: ${host === null ? "not seen" : inline(`${host.hostname}, ${host.distribution ?? host.system}`)}`,
    `When: ${inline(timeWords(startedAt))}, by ${tool.name} ${inline(tool.version)}`,
    ...policies
      .slice(0, LIST)
      .map(({ file, sha256 }) => `Policy: ${inline(file)} (sha256 ${inline(sha256.slice(0, 12))}…)`),
    ...(left > 0 ? [`… and ${countOf(left, "policy file")} more`] : []),
    ...(gate === undefined ? [] : [`Gate: ${inline(gateWords(gate))}`]),
  ];
}
