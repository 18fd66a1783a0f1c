import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { uuidV5 } from "../../support/uuid-v5.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualLines } from "../wording/actual-lines.ts";
import { countOf } from "../wording/count-of.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { textBlock } from "../xml/text-block.ts";
import { cutAt, LIMITS } from "./limits.ts";
import { messageText } from "./message-text.ts";
import { placeInPolicy, placesOnHost } from "./sarif-place.ts";
import { KINDS, LEVELS } from "./sarif-words.ts";

/** GitHub refuses a document of more than 10 MB. */
const ACTUAL = 40;

/** Where a result stands: on which target, under which name and place of its rule. */
export interface ResultPlace {
  readonly target: string;
  /** Tells results of the same rule apart. */
  readonly name: string;
  readonly ruleIndex: number;
}

/** What came of one rule, at its place in the policy. */
export function sarifResult(finding: Finding, { target, name, ruleIndex }: ResultPlace) {
  const { rule, status, verdict, baseline } = finding;
  const found = verdict.status === "skipped" ? [] : verdict.found;
  const suppressions = suppressionsOf(finding);
  const actualValue = textBlock(actualLines(verdict, ACTUAL));
  return {
    ruleId: printable(rule.id),
    ruleIndex,
    kind: KINDS[status],
    level: status === "FAILED" ? LEVELS[rule.severity] : "none",
    message: messageText(linesOf(finding)),
    locations: [{ ...placeInPolicy(rule.location), logicalLocations: placesOnHost(target, found) }],
    partialFingerprints: { "dotaudit/v1": uuidV5(JSON.stringify(["finding", target, name])) },
    ...(suppressions.length === 0 ? {} : { suppressions }),
    ...(baseline === undefined ? {} : { baselineState: baseline === "known" ? "unchanged" : "new" }),
    ...(actualValue === "" ? {} : { properties: { actualValue } }),
  };
}

/** Only a waiver in force is told: a reader takes any suppression for one. An expired one stands in the message. */
function suppressionsOf(finding: Finding): readonly object[] {
  const { waiver } = finding;
  if (waiver === undefined || outcomeOf(finding) !== "WAIVED") return [];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: printable(acceptedWords(finding) ?? ""),
      location: placeInPolicy(waiver.location),
    },
  ];
}

function linesOf(finding: Finding): readonly string[] {
  const { rule, verdict } = finding;
  const first = `${rule.text.description}: ${outcomeSentence(finding)}`;
  if (verdict.status === "skipped") return [first];
  const { notes } = verdict;
  const { kept, left } = cutAt(verdict.found, LIMITS.locations);
  return [
    first,
    `Expected: ${expectedWords(verdict)}`,
    ...(verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : []),
    ...foundLines(kept),
    ...(left === 0 ? [] : [`… and ${countOf(left, "thing")} more that were found.`]),
    ...notes,
  ];
}
