import type { AuditReport, ReportedDiagnostic } from "../../model/report.ts";
import type { SourceLocation } from "../../model/span.ts";
import { levelOf } from "./selector.ts";
import type { Selector, SelectorSubject } from "./selector.ts";

/** A word that stands for one rule, type or tag; all other selectors may well name nothing. */
const ONE_NAME = /^(?:(?:id|type)=)?[^*?=<>]+$/i;

/** Warns of names that nothing has: whoever misspells one believes that the gate is another than it is. */
export function remarkOnNames(
  selectors: readonly Selector[],
  rules: readonly SelectorSubject[],
  location: SourceLocation,
): readonly ReportedDiagnostic[] {
  return selectors
    .filter(({ text }) => ONE_NAME.test(text) && levelOf(text) < 0)
    .filter(({ names }) => !rules.some(names))
    .map(({ text }) => ({
      code: "AUD5021",
      severity: "warning",
      message: `the command line names ${text}, and no rule has this id, type or tag`,
      hint: "the report shows the ids",
      location,
    }));
}

/** The same of the findings of a report. */
export function remarkOnSelectors(
  selectors: readonly Selector[],
  { findings, policies }: Pick<AuditReport, "findings" | "policies">,
): readonly ReportedDiagnostic[] {
  const rules = findings.map(({ rule }) => rule);
  return remarkOnNames(selectors, rules, { file: policies[0]?.file ?? "", line: 1, column: 1 });
}
