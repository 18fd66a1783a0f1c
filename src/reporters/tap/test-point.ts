import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualLines } from "../wording/actual-lines.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { escapeTap } from "./escape-tap.ts";
import { TAP_RESULTS } from "./tap-words.ts";

type Entry = readonly [name: string, value: string | number | readonly string[] | null];

const ACTUAL = 400;

/** One finding as a test point; unless it passed, with a block of YAML that tells the rest. */
export function testPoint(finding: Finding, number: number): string {
  const outcome = outcomeOf(finding);
  const result = TAP_RESULTS[outcome];
  const predicted = "basis" in finding.verdict ? " (predicted)" : "";
  const title = escapeTap(finding.rule.text.description + predicted);
  const point = `${result === "not ok" ? result : "ok"} ${number} - ${title}`;
  if (result === "ok") return `${point}\n`;
  const directive = result === "skip" ? ` # SKIP ${escapeTap(outcomeSentence(finding))}` : "";
  const lines = entriesOf(finding).filter(([, value]) => value !== null && !isEmptyList(value));
  return `${point}${directive}\n  ---\n${lines.map(entryLines).join("")}  ...\n`;
}

function isEmptyList(value: Entry[1]): boolean {
  return Array.isArray(value) && value.length === 0;
}

function entriesOf(finding: Finding): readonly Entry[] {
  const { rule, verdict } = finding;
  const { file, line } = rule.location;
  const entries: readonly Entry[] = [
    ["outcome", outcomeOf(finding)],
    ["status", finding.status],
    ["severity", rule.severity],
    ["rule", rule.id],
    ["type", rule.type],
    ["at", `${file}:${line}`],
    ["accepted", acceptedWords(finding)],
  ];
  if (verdict.status === "skipped") return [...entries, ["detail", verdict.detail]];
  return [
    ...entries,
    ...(verdict.status === "error" ? ([["detail", verdict.detail]] as const) : []),
    ["expected", expectedWords(verdict)],
    ["found", foundLines(verdict.found)],
    ["actual", actualLines(verdict, ACTUAL)],
    ["notes", verdict.notes],
    ["solution", rule.text.solution.flatMap((text) => text.split(/\r?\n/))],
  ];
}

/** Texts in double quotes: JSON is YAML, whatever is in it. */
function entryLines([name, value]: Entry): string {
  if (typeof value === "object" && value !== null)
    return `  ${name}:\n${value.map((text) => `    - ${quoted(text)}\n`).join("")}`;
  return `  ${name}: ${quoted(String(value))}\n`;
}

function quoted(text: string): string {
  return JSON.stringify(printable(text));
}
