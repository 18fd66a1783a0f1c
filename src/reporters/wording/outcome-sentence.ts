import { expectedWords } from "./expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { acceptedWords } from "./accepted-words.ts";
import { grouped } from "./count-of.ts";
import { endpointWords } from "./listener-words.ts";

/** What came of a finding and why, beginning with its outcome: `WAIVED: Waived until …`. Not yet inert. */
export function outcomeSentence(finding: Finding): string {
  return `${outcomeOf(finding)}: ${acceptedWords(finding) ?? verdictSentence(finding.verdict)}`;
}

function verdictSentence(verdict: Verdict): string {
  if ("detail" in verdict) return verdict.detail;
  const [first, ...rest] = verdict.found;
  const found = first === undefined ? "" : ` Found: ${itemWords(first)}`;
  const more = rest.length === 0 ? "" : ` and ${grouped(rest.length)} more`;
  return `Expected: ${expectedWords(verdict)}.${found}${more}`;
}

function itemWords({ text, listener, service }: FoundItem): string {
  return listener === undefined ? text : `${endpointWords(listener, service)} ${text}`;
}
