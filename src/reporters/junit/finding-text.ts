import type { Finding } from "../../model/report.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { printable } from "../../support/printable.ts";
import { foldOwners } from "../wording/fold-owners.ts";
import { endpointWords, reachWords } from "../wording/listener-words.ts";
import { ownerRows } from "../wording/owner-rows.ts";
import { ownerWords } from "../wording/owner-words.ts";
import { ownersWords } from "../wording/owners-words.ts";

/** A finding as plain lines, for the body of a test case: expected, found, why it matters, what to do, where. */
export function findingText({ rule, verdict }: Finding): string {
  const { info, solution, seeAlso, reference } = rule.text;
  const lines = [
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

function itemLines({ text, listener, service }: FoundItem): readonly string[] {
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
