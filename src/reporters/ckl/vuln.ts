import { expectedWords } from "../wording/expected-words.ts";
import type { Finding, FindingRule } from "../../model/report.ts";
import type { Verdict } from "../../model/verdict.ts";
import { actualSection } from "../wording/actual-section.ts";
import { controlsOf } from "../wording/controls-of.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { singleReferences } from "../wording/single-references.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { SEVERITIES, STATUSES } from "./status-words.ts";
import type { CklStatus } from "./status-words.ts";
import type { Stig } from "./stig.ts";

type Field = readonly [name: string, value: string];

/** One finding as an entry. Its comment begins with the outcome; the details tell what was wanted and what found. */
export function vulnOf(finding: Finding, stig: Stig): XmlElement {
  const { rule, status, verdict } = finding;
  return {
    STIG_DATA: fieldsOf(rule, stig).map(stigData),
    ...answer(STATUSES[status], textBlock(detailLines(verdict)), token(outcomeSentence(finding), status)),
  };
}

/** The entry of a policy of which nothing was judged: a checklist must have one. */
export function nothingChecked({ file }: Stig): XmlElement {
  const fields: readonly Field[] = [
    ["Vuln_Num", "nothing-was-checked"],
    ["Severity", "high"],
    ["Rule_Title", "Nothing was checked: there is no rule."],
    ["STIGRef", token(file, "policy")],
  ];
  return { STIG_DATA: fields.map(stigData), ...answer("Not_Reviewed", "", "") };
}

function answer(STATUS: CklStatus, FINDING_DETAILS: string, COMMENTS: string): XmlElement {
  return { STATUS, FINDING_DETAILS, COMMENTS, SEVERITY_OVERRIDE: "", SEVERITY_JUSTIFICATION: "" };
}

function stigData([name, value]: Field): XmlElement {
  return { VULN_ATTRIBUTE: name, ATTRIBUTE_DATA: value };
}

/** In the order in which STIG Viewer writes them. */
function fieldsOf(rule: FindingRule, stig: Stig): readonly Field[] {
  const { id, type, severity, text, location } = rule;
  const title = token(text.description, id);
  const ruleId = token(id, "unnamed");
  const references = singleReferences(text.reference);
  return [
    ["Vuln_Num", referenced(references, "Vuln-ID") ?? ruleId],
    ["Severity", SEVERITIES[severity]],
    ["Group_Title", token(type, "rule")],
    ["Rule_ID", referenced(references, "Rule-ID") ?? ruleId],
    ["Rule_Ver", referenced(references, "STIG-ID") ?? ruleId],
    ["Rule_Title", title],
    ["Vuln_Discuss", textBlock(text.info)],
    ["Check_Content", token(`${location.file}:${location.line} (${type})`, "policy")],
    ["Fix_Text", textBlock(text.solution)],
    ["Check_Content_Ref", textBlock([...text.seeAlso, ...text.reference])],
    ["Weight", "10.0"],
    ["Class", "Unclass"],
    ["STIGRef", token(stig.file, "policy")],
    ...controlsOf(rule).cci.map((cci): Field => ["CCI_REF", cci]),
  ];
}

/** The value of `KEY|value` among references; `null` where there is none. */
function referenced(references: readonly string[], key: string): string | null {
  const entry = references.find((text) => text.startsWith(`${key}|`));
  return entry === undefined ? null : token(entry.slice(key.length + 1), "unnamed");
}

function detailLines(verdict: Verdict): readonly string[] {
  if (verdict.status === "skipped") return [`Skipped: ${verdict.detail}`];
  const { found, notes } = verdict;
  return [
    `Expected: ${expectedWords(verdict)}`,
    ...(verdict.status === "error" ? [`Not judged: ${verdict.detail} (${verdict.reason})`] : []),
    ...(found.length === 0 ? [] : ["Found:", ...foundLines(found)]),
    ...actualSection(verdict),
    ...notes,
  ];
}
