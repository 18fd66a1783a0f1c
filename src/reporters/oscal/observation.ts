import { actualSection } from "../wording/actual-section.ts";
import { expectedWords } from "../wording/expected-words.ts";
import type { Verdict } from "../../model/verdict.ts";
import { foundLines } from "../wording/found-lines.ts";
import { outcomeSentence } from "../wording/outcome-sentence.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { oscalProps } from "./oscal-props.ts";
import type { JudgedRule, OscalRun } from "./oscal-run.ts";

/** What was observed of one rule, whatever came of it. */
export function observationOf(rule: JudgedRule, { tool, host, end }: OscalRun) {
  const { finding, observation } = rule;
  const evidence = evidenceOf(finding.verdict);
  return {
    uuid: observation,
    title: token(finding.rule.text.description, "Rule"),
    description: textBlock([outcomeSentence(finding)]),
    props: propsOf(rule),
    methods: ["TEST"],
    types: ["control-objective"],
    origins: [{ actors: [{ type: "tool", "actor-uuid": tool }] }],
    subjects: [{ "subject-uuid": host, type: "inventory-item" }],
    ...(evidence === null ? {} : { "relevant-evidence": [{ description: evidence }] }),
    collected: end,
  };
}

function evidenceOf(verdict: Verdict): string | null {
  if (verdict.status === "skipped") return null;
  const { found, notes } = verdict;
  return textBlock([
    `Expected: ${expectedWords(verdict)}`,
    ...foundLines(found),
    ...actualSection(verdict),
    ...notes,
  ]);
}

function propsOf({ finding, outcome }: JudgedRule) {
  const { rule, status, verdict } = finding;
  const { file, line } = rule.location;
  return oscalProps([
    ["outcome", outcome],
    ["status", status === outcome ? null : status],
    ["rule-id", rule.id],
    ["check-type", rule.type],
    ["severity", rule.severity],
    ["policy", `${file}:${line}`],
    ["error-reason", verdict.status === "error" ? verdict.reason : null],
  ]);
}
