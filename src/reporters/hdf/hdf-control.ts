import { expectedWords } from "../wording/expected-words.ts";
import { outcomeOf } from "../../model/outcome.ts";
import type { Finding, FindingRule } from "../../model/report.ts";
import { controlsOf } from "../wording/controls-of.ts";
import { singleReferences } from "../wording/single-references.ts";
import { textBlock } from "../xml/text-block.ts";
import { token } from "../xml/token.ts";
import { hdfResult } from "./hdf-result.ts";
import { IMPACTS } from "./hdf-words.ts";
import { waiverDataOf } from "./waiver-data.ts";

/** A finding under the name that it has in its profile. */
export interface NamedFinding {
  readonly id: string;
  readonly finding: Finding;
}

/** One rule with its result. A rule that does not apply has no impact, by which Heimdall knows it. */
export function hdfControl({ id, finding }: NamedFinding, startTime: string) {
  const { rule, status } = finding;
  const { description, info } = rule.text;
  const waiver = waiverDataOf(finding);
  return {
    id,
    title: token(description, id),
    desc: info.length === 0 ? token(description, id) : textBlock(info),
    descriptions: descriptionsOf(finding),
    impact: status === "SKIPPED" ? 0 : IMPACTS[rule.severity],
    refs: referencesOf(rule),
    tags: tagsOf(finding),
    code: textBlock(rule.source.map(([keyword, value]) => `${keyword} : ${value}`)),
    source_location: { ref: token(rule.location.file, "policy"), line: rule.location.line },
    results: [hdfResult(finding, startTime)],
    ...(waiver === undefined ? {} : { waiver_data: waiver }),
  };
}

function descriptionsOf({ rule, verdict }: Finding): readonly object[] {
  const check =
    verdict.status === "skipped" ? [] : [{ label: "check", data: textBlock([expectedWords(verdict)]) }];
  const { solution } = rule.text;
  return solution.length === 0 ? check : [...check, { label: "fix", data: textBlock(solution) }];
}

function referencesOf({ text }: FindingRule): readonly object[] {
  return [...text.seeAlso, ...singleReferences(text.reference)].map((reference) =>
    /^https?:\/\/[!-~]+$/.test(reference) ? { url: reference } : { ref: token(reference, "-") },
  );
}

function tagsOf(finding: Finding): object {
  const { rule, status, baseline, waiver } = finding;
  const { nist, cci } = controlsOf(rule);
  return {
    severity: status === "SKIPPED" ? "none" : rule.severity.toLowerCase(),
    ...(nist.length === 0 ? {} : { nist }),
    ...(cci.length === 0 ? {} : { cci }),
    check_type: token(rule.type, "rule"),
    outcome: outcomeOf(finding),
    ...(baseline === undefined ? {} : { baseline }),
    ...(waiver === undefined ? {} : { waiver: waiver.state }),
  };
}
