import { predictionWords } from "./prediction-words.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { acceptedWords } from "./accepted-words.ts";
import { foldOwners } from "./fold-owners.ts";
import { endpointWords, reachWords } from "./listener-words.ts";
import { ownerRows } from "./owner-rows.ts";
import { ownerWords } from "./owner-words.ts";
import { ownersWords } from "./owners-words.ts";

/** What was found, as plain lines: each listener with its reach, its owners and what was accepted. Not yet inert. */
export function foundLines(found: readonly FoundItem[]): readonly string[] {
  return found.flatMap(itemLines);
}

function itemLines(item: FoundItem): readonly string[] {
  const words = acceptedWords(item);
  return words === null ? seenLines(item) : [...seenLines(item), `  ${words}`];
}

function seenLines({ text, listener, service }: FoundItem): readonly string[] {
  if (listener === undefined) return [text];
  const { owners, looksLikeClient } = listener;
  const processes = "processes" in owners ? owners.processes : [];
  const completeness = ownersWords(owners);
  const predicted = predictionWords(listener);
  return [
    `${endpointWords(listener, service)}: ${text}`,
    `  ${reachWords(listener)}`,
    ...(predicted === null ? [] : [`  ${predicted}`]),
    ...(looksLikeClient === undefined ? [] : [`  May be a client, not a server: ${looksLikeClient}`]),
    ...foldOwners(processes, "brief").flatMap((group) => [
      `  ${ownerWords(group, "brief")}`,
      ...ownerRows(group[0], "brief").map(({ label, text: fact }) => `    ${label}: ${fact}`),
    ]),
    ...(completeness === null ? [] : [`  ${completeness}`]),
  ];
}
