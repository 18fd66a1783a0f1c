import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { actualValueOf } from "./actual-value.ts";
import type { Plugin } from "./plugin-of.ts";
import { policyValueOf } from "./policy-value.ts";
import { referenceOf } from "./reference-of.ts";
import { resultText } from "./result-text.ts";
import type { ResultParts } from "./result-text.ts";
import { ITEM_SEVERITIES, RESULTS } from "./result-words.ts";

/** One finding as an item: the fields of the plug-in, then those of the compliance result. */
export function reportItemOf(finding: Finding, { id, name, file, agent }: Plugin): XmlElement {
  const parts: ResultParts = {
    policyValue: policyValueOf(finding),
    actualValue: actualValueOf(finding),
    reference: referenceOf(finding.rule),
  };
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
    ...complianceOf(finding, parts),
    "dotaudit:outcome": outcomeOf(finding),
    description: resultText(finding, parts),
  };
}

function complianceOf(
  { rule, status }: Finding,
  { policyValue, actualValue, reference }: ResultParts,
): XmlElement {
  const { description, info, solution, seeAlso } = rule.text;
  return {
    "cm:compliance-check-name": token(description, rule.id),
    "cm:compliance-check-id": token(rule.id, "unnamed"),
    "cm:compliance-audit-file": token(rule.location.file, "policy"),
    "cm:compliance-result": RESULTS[status],
    "cm:compliance-policy-value": unlessEmpty(policyValue),
    "cm:compliance-actual-value": unlessEmpty(actualValue),
    "cm:compliance-info": unlessEmpty(textBlock(info)),
    "cm:compliance-solution": unlessEmpty(textBlock(solution)),
    "cm:compliance-see-also": unlessEmpty(textBlock(seeAlso)),
    "cm:compliance-reference": reference,
  };
}

/** A field without a text is left out. */
function unlessEmpty(text: string): string | undefined {
  return text === "" ? undefined : text;
}
