import type { Finding } from "../../model/report.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { grouped } from "../wording/count-of.ts";
import { endpointWords } from "../wording/listener-words.ts";
import { findingText } from "./finding-text.ts";
import { token } from "./token.ts";

/** The element inside a test case: none for PASSED. */
type Outcome = "failure" | "error" | "skipped";

/** One test case as the XML builder wants it. JUnit has no warning: WARNING is `skipped`, and says so. */
export function testCase(finding: Finding): object {
  const { rule } = finding;
  return {
    "@_name": token(rule.text.description, rule.id),
    "@_classname": token(rule.location.file, "policy"),
    "@_time": "0",
    ...outcomeOf(finding),
  };
}

function outcomeOf(finding: Finding): Partial<Record<Outcome, object>> {
  const message = token(`${finding.status}: ${messageOf(finding.verdict)}`, finding.status);
  const body = { "@_message": message, "#text": findingText(finding) };
  const typed = { ...body, "@_type": token(finding.rule.type, "rule") };
  switch (finding.status) {
    case "PASSED":
      return {};
    case "FAILED":
      return { failure: typed };
    case "ERROR":
      return { error: typed };
    case "WARNING":
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
