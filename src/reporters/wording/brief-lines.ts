import { expectedWords } from "./expected-words.ts";
import type { Finding } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { acceptedWords } from "./accepted-words.ts";
import { countOf } from "./count-of.ts";
import { cutText } from "./cut-text.ts";
import { foundLines } from "./found-lines.ts";

const FOUND = 10;
const LINES = 60;
const COLUMNS = 500;

/** A finding in few lines, for an annotation: what was accepted, expected, and the first things found. Not yet inert. */
export function briefLines(finding: Finding): readonly string[] {
  const accepted = acceptedWords(finding);
  const lines = [...(accepted === null ? [] : [accepted]), ...verdictLines(finding.verdict)];
  const shown = lines.slice(0, LINES).map((line) => cutText(line, COLUMNS));
  return lines.length <= LINES ? shown : [...shown, `… and ${countOf(lines.length - LINES, "line")} more.`];
}

function verdictLines(verdict: Verdict): readonly string[] {
  if (verdict.status === "skipped") return [verdict.detail];
  const { found, notes } = verdict;
  const left = found.length - FOUND;
  return [
    `Expected: ${expectedWords(verdict)}`,
    ...(verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : []),
    ...foundLines(found.slice(0, FOUND)),
    ...(left > 0 ? [`… and ${countOf(left, "thing")} more that were found.`] : []),
    ...notes,
  ];
}
