import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { RESULTS } from "./result-words.ts";

/** The texts of a finding that its element also has each by itself; an empty one is left out. */
export interface ResultParts {
  readonly policyValue: string;
  readonly actualValue: string;
  readonly reference: string;
}

/** A finding as Nessus writes it in one text: the name and the result in the first line, then one part after the other. */
export function resultText(finding: Finding, { policyValue, actualValue, reference }: ResultParts): string {
  const { rule, status } = finding;
  const { description, info, solution, seeAlso } = rule.text;
  const parts = [
    `"${token(description, rule.id)}" : [${RESULTS[status]}]`,
    isTold(finding) ? "" : token(outcomeSentence(finding), status),
    textBlock(info),
    headed("Solution:\n", textBlock(solution)),
    headed("See Also: ", textBlock(seeAlso)),
    headed("Reference: ", reference),
    headed("Policy Value:\n", policyValue),
    headed("Actual Value:\n", actualValue),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function headed(heading: string, text: string): string {
  return text === "" ? "" : heading + text;
}

/** Whether the result and its values already say what came of it, as they do in Nessus. */
function isTold(finding: Finding): boolean {
  const { rule, status, verdict } = finding;
  if (outcomeOf(finding) !== status) return false;
  return rule.type === "<report>" || "actual" in verdict;
}
