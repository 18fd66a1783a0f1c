import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import type { Plugin } from "./plugin-of.ts";
import { referenceOf } from "./reference-of.ts";
import { ITEM_SEVERITIES, RESULTS } from "./result-words.ts";

/** One finding as an item: the fields of the plug-in, then those of the compliance result. */
export function reportItemOf(finding: Finding, { id, name, file, agent }: Plugin): XmlElement {
  return {
    "@_port": "0",
    "@_svc_name": "general",
    "@_protocol": "tcp",
    "@_severity": ITEM_SEVERITIES[finding.status],
    "@_pluginID": id,
    "@_pluginName": name,
    "@_pluginFamily": "Policy Compliance",
    agent,
    compliance: "true",
    fname: file,
    plugin_name: name,
    plugin_type: "local",
    risk_factor: "None",
    ...complianceOf(finding),
    "dotaudit:outcome": outcomeOf(finding),
    description: descriptionOf(finding),
  };
}

function complianceOf({ rule, status, verdict }: Finding): XmlElement {
  const { description, info, solution, seeAlso } = rule.text;
  return {
    "cm:compliance-check-name": token(description, rule.id),
    "cm:compliance-check-id": token(rule.id, "unnamed"),
    "cm:compliance-audit-file": token(rule.location.file, "policy"),
    "cm:compliance-result": RESULTS[status],
    "cm:compliance-policy-value": "expected" in verdict ? blockOf([expectedWords(verdict)]) : undefined,
    "cm:compliance-actual-value": blockOf(actualLines(verdict)),
    "cm:compliance-info": blockOf(info),
    "cm:compliance-solution": blockOf(solution),
    "cm:compliance-see-also": blockOf(seeAlso),
    "cm:compliance-reference": referenceOf(rule),
  };
}

/** A field without a text is left out. */
function blockOf(texts: readonly string[]): string | undefined {
  const text = textBlock(texts);
  return text === "" ? undefined : text;
}

function actualLines(verdict: Verdict): readonly string[] {
  if (verdict.status === "skipped") return [verdict.detail];
  const unseen = verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : [];
  if (verdict.actual !== undefined) return [...unseen, verdict.actual, ...verdict.notes];
  return [...unseen, ...foundLines(verdict.found), ...verdict.notes];
}

/** As Nessus writes it: the name and the result in the first line; then what came of it, and why. */
function descriptionOf(finding: Finding): string {
  const { rule, status } = finding;
  return textBlock([
    `"${token(rule.text.description, rule.id)}" : [${RESULTS[status]}]`,
    "",
    token(outcomeSentence(finding), status),
    ...(rule.text.info.length === 0 ? [] : ["", ...rule.text.info]),
  ]);
}
