import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { actualSection } from "../wording/actual-section.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { dateTime } from "../xml/date-time.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { checkOf } from "./check.ts";
import { identsOf } from "./idents.ts";
import { MESSAGE_SEVERITIES, RESULTS, SEVERITIES } from "./result-words.ts";

/** Where a result stands. */
export interface ResultPlace {
  readonly idref: string;
  readonly time: string;
  /** Who speaks where no waiver does. */
  readonly tool: string;
  /** `every-result`: a waiver is in force, and the rules of SCAP then want an override in each result. */
  readonly overrides: "none" | "every-result";
}

/** What came of one rule. Its first message begins with the outcome, the second tells all that was found. */
export function ruleResultOf(finding: Finding, place: ResultPlace): XmlElement {
  const { rule, status } = finding;
  return {
    "@_idref": place.idref,
    "@_severity": SEVERITIES[rule.severity],
    "@_time": place.time,
    "@_weight": "1.0",
    result: RESULTS[status],
    override: place.overrides === "none" ? undefined : overrideOf(finding, place),
    ident: identsOf(rule),
    message: messagesOf(finding).map((text) => ({ "@_severity": MESSAGE_SEVERITIES[status], "#text": text })),
    check: checkOf(rule),
  };
}

/** A waiver leaves the result as it is, and says who answers for it: XCCDF allows an override that changes nothing. */
function overrideOf(finding: Finding, { time, tool }: ResultPlace): XmlElement {
  const { waiver, status } = finding;
  const isWaived = outcomeOf(finding) === "WAIVED";
  const from = isWaived ? (waiver?.from ?? null) : null;
  return {
    "@_time": from === null ? time : dateTime(from),
    "@_authority": isWaived ? token(waiver?.approver ?? "", "unnamed") : tool,
    "old-result": RESULTS[status],
    "new-result": RESULTS[status],
    remark: isWaived
      ? token(acceptedWords(finding) ?? "", "Waived")
      : "No waiver is in force for this result.",
  };
}

function messagesOf(finding: Finding): readonly string[] {
  const { verdict } = finding;
  const outcome = textBlock([token(outcomeSentence(finding), finding.status)]);
  if (verdict.status === "skipped") return [outcome];
  const details = [...foundLines(verdict.found), ...actualSection(verdict), ...verdict.notes];
  return [outcome, textBlock([`Expected: ${expectedWords(verdict)}`, ...details])];
}
