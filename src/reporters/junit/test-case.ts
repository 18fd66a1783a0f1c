import { outcomeOf } from "../../model/outcome.ts";
import type { Finding } from "../../model/report.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { acceptedWords } from "../wording/accepted-words.ts";
import { grouped } from "../wording/count-of.ts";
import { endpointWords } from "../wording/listener-words.ts";
import { findingText } from "../wording/finding-text.ts";
import { token } from "../xml/token.ts";

/** The element inside a test case: none for PASSED. */
type Element = "failure" | "error" | "skipped";

/** One test case as the XML builder wants it. JUnit has no warning and no waiver: both are `skipped`, and say so. */
export function testCase(finding: Finding): object {
  const { rule } = finding;
  return {
    "@_name": token(rule.text.description, rule.id),
    "@_classname": token(rule.location.file, "policy"),
    "@_time": "0",
    ...elementOf(finding),
  };
}

function elementOf(finding: Finding): Partial<Record<Element, object>> {
  const outcome = outcomeOf(finding);
  const words = acceptedWords(finding) ?? messageOf(finding.verdict);
  const message = token(`${outcome}: ${words}`, outcome);
  const body = { "@_message": message, "#text": findingText(finding) };
  const typed = { ...body, "@_type": token(finding.rule.type, "rule") };
  switch (outcome) {
    case "PASSED":
      return {};
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

function messageOf(verdict: Verdict): string {
  if ("detail" in verdict) return verdict.detail;
  const [first, ...rest] = verdict.found;
  const found = first === undefined ? "" : ` Found: ${itemWords(first)}`;
  const more = rest.length === 0 ? "" : ` and ${grouped(rest.length)} more`;
  return `Expected: ${verdict.expected}.${found}${more}`;
}

function itemWords({ text, listener, service }: FoundItem): string {
  return listener === undefined ? text : `${endpointWords(listener, service)} ${text}`;
}
