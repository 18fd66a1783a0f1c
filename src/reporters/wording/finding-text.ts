import { expectedWords } from "./expected-words.ts";
import type { Finding } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { printable } from "../../support/printable.ts";
import { acceptedWords } from "./accepted-words.ts";
import { actualSection } from "./actual-section.ts";
import { foundLines } from "./found-lines.ts";

/** A finding as plain lines, for the body of a test case: expected, found, why it matters, what to do, where. */
export function findingText(finding: Finding): string {
  const { rule, verdict } = finding;
  const { info, solution, seeAlso, reference } = rule.text;
  const accepted = acceptedWords(finding);
  const lines = [
    ...(accepted === null ? [] : [accepted]),
    ...verdictLines(verdict),
    ...section("Why it matters", linesOf(info)),
    ...section("What to do", linesOf(solution)),
    ...section("See also", seeAlso),
    ...section("References", reference),
    `Policy: ${rule.location.file}:${rule.location.line} (${rule.type}, severity ${rule.severity})`,
  ];
  return lines.map((line) => printable(line).trimEnd()).join("\n");
}

function verdictLines(verdict: Verdict): readonly string[] {
  if (verdict.status === "skipped") return [`Skipped: ${verdict.detail}`];
  const { found, notes } = verdict;
  return [
    `Expected: ${expectedWords(verdict)}`,
    ...(verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : []),
    ...section("Found", foundLines(found)),
    ...actualSection(verdict),
    ...section("Notes", notes),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function linesOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.replace(/\t/g, "  ").split(/\r?\n/));
}
