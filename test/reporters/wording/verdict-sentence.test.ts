import { expect, it } from "vitest";
import type { Finding } from "../../../src/model/report.ts";
import { overallVerdict } from "../../../src/reporters/wording/verdict-sentence.ts";
import { report } from "../build-report.ts";
import { acceptedFindings } from "../sample-accepted.ts";

const byId = (id: string): Finding => acceptedFindings.find(({ rule }) => rule.id === id)!;
const [fine, waived, known, failed] = ["fine", "waived", "known", "expired"].map(byId) as [
  Finding,
  Finding,
  Finding,
  Finding,
];

it.each<[findings: readonly Finding[], status: string, sentence: string]>([
  [[], "ERROR", "Nothing was checked: there is no rule."],
  [[fine], "PASSED", "The only rule holds."],
  [[fine, fine], "PASSED", "All 2 rules hold."],
  [[waived], "WAIVED", "Of 1 rule, 1 waived."],
  [[known, fine], "KNOWN", "Of 2 rules, 1 known from the baseline."],
  [[waived, known, failed], "FAILED", "Of 3 rules, 1 failed, 1 waived and 1 known from the baseline."],
])("what a report comes to (%#)", (findings, status, sentence) => {
  expect(overallVerdict(report(findings))).toEqual({ status, sentence });
});
