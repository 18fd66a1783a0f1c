import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import { findingText } from "../wording/finding-text.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import type { XmlElement } from "../xml/build-xml.ts";
import { token } from "../xml/token.ts";

/** The element inside a test case: none for PASSED, unless it was predicted. */
type Element = "failure" | "error" | "skipped" | "system-out";

/** One test case as the XML builder wants it. JUnit has no warning and no waiver: both are `skipped`, and say so. */
export function testCase(finding: Finding): XmlElement {
  const { rule } = finding;
  return {
    "@_name": token(rule.text.description, rule.id),
    "@_classname": token(rule.location.file, "policy"),
    "@_time": "0",
    ...elementOf(finding),
  };
}

function elementOf(finding: Finding): Partial<Record<Element, XmlElement | string>> {
  const outcome = outcomeOf(finding);
  const message = token(outcomeSentence(finding), outcome);
  const body = { "@_message": message, "#text": findingText(finding) };
  const typed = { ...body, "@_type": token(finding.rule.type, "rule") };
  switch (outcome) {
    case "PASSED":
      return "basis" in finding.verdict ? { "system-out": findingText(finding) } : {};
    case "FAILED":
      return { failure: typed };
    case "ERROR":
      return { error: typed };
    case "WARNING":
    case "WAIVED":
    case "KNOWN":
    case "SKIPPED":
      return { skipped: body };
  }
}
