import type { AuditReport, Finding } from "../../model/report.ts";
import { gateLines } from "../wording/gate-lines.ts";
import { unseenLines } from "../wording/unseen-lines.ts";
import { overallVerdict } from "../wording/verdict-sentence.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { dateTime } from "../xml/date-time.ts";
import { lazily } from "../xml/lazily.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { checkOf } from "./check.ts";
import { identsOf } from "./idents.ts";
import { SEVERITIES } from "./result-words.ts";
import type { XccdfIds } from "./xccdf-ids.ts";

/** The namespace of XCCDF 1.2. */
export const XCCDF = "http://checklists.nist.gov/xccdf/1.2";

/** The rules that were judged, as a benchmark without results. */
export function benchmarkOf(report: AuditReport, ids: XccdfIds): XmlElement {
  const { tool, policies, findings, startedAt } = report;
  const files = policies.map(({ file }) => file).join(", ");
  return {
    "@_xmlns": XCCDF,
    "@_id": ids.benchmark,
    "@_resolved": "1",
    "@_xml:lang": "en",
    status: { "@_date": dateTime(startedAt).slice(0, "2026-01-01".length), "#text": "accepted" },
    title: token(files, "No policy"),
    description: textBlock([
      "The rules of these policies that were judged:",
      ...policies.map(({ file, checkType, sha256 }) => `${file} (${checkType}), sha256 ${sha256}`),
    ]),
    notice: noticesOf(report),
    version: token(policies.map(({ sha256 }) => sha256).join("+"), "0"),
    metadata: {
      "@_xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "dc:creator": token(`${tool.name} ${tool.version}`, tool.name),
    },
    Rule: lazily(findings, (finding, index) => ruleOf(finding, ids.rules[index] ?? "")),
  };
}

/** What a reader has to know before the results: the reports of SCAP tools show notices first. */
function noticesOf(report: AuditReport): readonly XmlElement[] {
  const texts = [overallVerdict(report).sentence, ...gateLines(report), ...unseenLines(report)];
  return texts.map((text, index) => ({ "@_id": `notice-${index + 1}`, "#text": textBlock([text]) }));
}

function ruleOf({ rule }: Finding, id: string): XmlElement {
  const { description, info, solution, seeAlso, reference } = rule.text;
  return {
    "@_id": id,
    "@_selected": "true",
    "@_severity": SEVERITIES[rule.severity],
    title: token(description, rule.id),
    description: info.length === 0 ? token(description, rule.id) : textBlock(info),
    reference: [...seeAlso, ...reference].map(referenceOf),
    ident: identsOf(rule),
    fixtext: solution.length === 0 ? undefined : textBlock(solution),
    check: checkOf(rule),
  };
}

/** A link where the text is nothing but a plain address of the web. */
function referenceOf(text: string): XmlElement {
  const words = token(text, "-");
  return {
    "@_href": /^https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w./~-]*)?$/.test(words) ? words : undefined,
    "#text": words,
  };
}
