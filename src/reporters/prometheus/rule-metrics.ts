import { outcomeOf } from "../../model/outcome.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { printable } from "../../support/printable.ts";
import { inOrder } from "../wording/in-order.ts";
import type { Metric } from "./metric.ts";
import { STATUS_VALUES } from "./status-values.ts";

/** What came of each rule, whether it was judged by a prediction, and when its waiver ends. A rule that has several findings shows the gravest. */
export function ruleMetrics({ findings, target }: AuditReport): readonly Metric[] {
  const rules = gravestOfRules(findings);
  const labelsOf = ({ rule }: Finding) => ({
    policy: rule.location.file,
    check: rule.id,
    target,
  });
  return [
    {
      name: "audit_check_status",
      help: `What came of a rule: ${wordsOf(STATUS_VALUES)}.`,
      samples: rules.map((finding) => ({
        labels: { ...labelsOf(finding), severity: finding.rule.severity },
        value: STATUS_VALUES[outcomeOf(finding)],
      })),
    },
    {
      name: "audit_check_predicted",
      help: "Set where a rule was judged by what would listen: nothing was seen to run.",
      samples: rules.flatMap((finding) =>
        "basis" in finding.verdict ? [{ labels: labelsOf(finding), value: 1 }] : [],
      ),
    },
    {
      name: "audit_waiver_end_timestamp_seconds",
      help: "When the waiver of a rule ends or ended.",
      samples: rules.flatMap((finding) => {
        const end = Date.parse(finding.waiver?.until ?? "");
        return Number.isNaN(end) ? [] : [{ labels: labelsOf(finding), value: end / 1000 }];
      }),
    },
  ];
}

/** Rules by their labels, as they are written: two that are written alike would make a text that nobody reads. */
function gravestOfRules(findings: readonly Finding[]): readonly Finding[] {
  const gravest = new Map<string, Finding>();
  for (const { finding } of inOrder(findings)) {
    const key = JSON.stringify([finding.rule.location.file, finding.rule.id].map(printable));
    if (!gravest.has(key)) gravest.set(key, finding);
  }
  return [...gravest.values()];
}

function wordsOf(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([word, value]) => `${value} ${word}`)
    .join(", ");
}
