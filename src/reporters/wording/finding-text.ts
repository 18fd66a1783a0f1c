import type { Accepted } from "../../model/accepted.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { printable } from "../../support/printable.ts";
import { acceptedWords } from "./accepted-words.ts";
import { foldOwners } from "./fold-owners.ts";
import { endpointWords, reachWords } from "./listener-words.ts";
import { ownerRows } from "./owner-rows.ts";
import { ownerWords } from "./owner-words.ts";
import { ownersWords } from "./owners-words.ts";

/** A finding as plain lines, for the body of a test case: expected, found, why it matters, what to do, where. */
export function findingText(finding: Finding): string {
  const { rule, verdict } = finding;
  const { info, solution, seeAlso, reference } = rule.text;
  const lines = [
    ...acceptedLines(finding),
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
  const { expected, found, notes } = verdict;
  return [
    `Expected: ${expected}`,
    ...(verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : []),
    ...section("Found", found.flatMap(itemLines)),
    ...section("Notes", notes),
  ];
}

function itemLines(item: FoundItem): readonly string[] {
  return [...seenLines(item), ...acceptedLines(item).map((line) => `  ${line}`)];
}

function acceptedLines(accepted: Accepted): readonly string[] {
  const words = acceptedWords(accepted);
  return words === null ? [] : [words];
}

function seenLines({ text, listener, service }: FoundItem): readonly string[] {
  if (listener === undefined) return [text];
  const { owners, looksLikeClient } = listener;
  const processes = "processes" in owners ? owners.processes : [];
  const completeness = ownersWords(owners);
  return [
    `${endpointWords(listener, service)}: ${text}`,
    `  ${reachWords(listener)}`,
    ...(looksLikeClient === undefined ? [] : [`  May be a client, not a server: ${looksLikeClient}`]),
    ...foldOwners(processes, "brief").flatMap((group) => [
      `  ${ownerWords(group, "brief")}`,
      ...ownerRows(group[0], "brief").map(({ label, text: fact }) => `    ${label}: ${fact}`),
    ]),
    ...(completeness === null ? [] : [`  ${completeness}`]),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)];
}

function linesOf(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.replace(/\t/g, "  ").split(/\r?\n/));
}
