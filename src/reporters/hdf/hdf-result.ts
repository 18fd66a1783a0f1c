import { expectedWords } from "../wording/expected-words.ts";
import type { Finding } from "../../model/report.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualSection } from "../wording/actual-section.ts";
import { foundLines } from "../wording/found-lines.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { STATUSES } from "./hdf-words.ts";

/** The one test of a control: what was expected, what came of it, and all that was found. */
export function hdfResult(finding: Finding, startTime: string) {
  const { rule, status, verdict } = finding;
  const text = textBlock(linesOf(finding));
  const isSkipped = STATUSES[status] === "skipped";
  return {
    status: STATUSES[status],
    code_desc: token(verdict.status === "skipped" ? verdict.detail : expectedWords(verdict), rule.type),
    ...(isSkipped ? { skip_message: text } : { message: text }),
    ...(verdict.status === "error" ? { exception: verdict.reason } : {}),
    resource: token(rule.type, "rule"),
    start_time: startTime,
  };
}

function linesOf(finding: Finding): readonly string[] {
  const { status, verdict } = finding;
  const accepted = acceptedWords(finding);
  const first = accepted === null ? [] : [accepted];
  if (verdict.status === "skipped") return [...first, verdict.detail];
  const detail = "detail" in verdict ? `: ${verdict.detail} (${verdict.reason})` : "";
  return [
    ...first,
    `${status}${detail}`,
    ...foundLines(verdict.found),
    ...actualSection(verdict),
    ...verdict.notes,
  ];
}
