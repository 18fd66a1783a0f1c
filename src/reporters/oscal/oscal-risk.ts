import type { AppliedWaiver } from "../../model/accepted.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { dateTime } from "../xml/date-time.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { partyUuid } from "./approvers.ts";
import { oscalProps } from "./oscal-props.ts";
import type { JudgedRule, OscalRun } from "./oscal-run.ts";

/** The risk of a rule that does not hold. A waiver in force makes it an approved deviation until it ends. */
export function oscalRisk(rule: JudgedRule, run: OscalRun): object | null {
  const { finding, outcome, observation, risk } = rule;
  if (risk === null) return null;
  const { description, info, solution } = finding.rule.text;
  const waiver = outcome === "WAIVED" ? finding.waiver : undefined;
  const title = token(description, "Rule");
  return {
    uuid: risk,
    title,
    description: textBlock([outcomeSentence(finding)]),
    statement: info.length === 0 ? title : textBlock(info),
    props: oscalProps([
      ["outcome", outcome],
      ["severity", finding.rule.severity],
    ]),
    status: waiver === undefined ? "open" : "deviation-approved",
    ...(waiver === undefined || waiver.until === null ? {} : { deadline: dateTime(waiver.until) }),
    ...(solution.length === 0 ? {} : { remediations: [remediationOf(rule, run)] }),
    ...(waiver === undefined ? {} : { "risk-log": { entries: [approvalOf(rule, run, waiver)] } }),
    "related-observations": [{ "observation-uuid": observation }],
  };
}

function remediationOf({ finding, observation }: JudgedRule, { uuid }: OscalRun): object {
  return {
    uuid: uuid("remediation", observation),
    lifecycle: "recommendation",
    title: "What to do",
    description: textBlock(finding.rule.text.solution),
  };
}

function approvalOf({ finding, observation }: JudgedRule, run: OscalRun, waiver: AppliedWaiver): object {
  const { from, until, approver } = waiver;
  return {
    uuid: run.uuid("approval", observation),
    title: "Waived",
    description: textBlock([acceptedWords(finding) ?? "Waived"]),
    start: from === null ? run.start : dateTime(from),
    ...(until === null ? {} : { end: dateTime(until) }),
    "logged-by": [{ "party-uuid": partyUuid(approver) }],
    "status-change": "deviation-approved",
  };
}
