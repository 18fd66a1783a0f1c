import { keyOfRequest, observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { CommandFacts } from "../../model/command.ts";
import type { FileSearchFacts } from "../../model/file-search.ts";
import type { ErrorReason, Verdict } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import { doubtsOfSearch, notesOfSearch } from "../file-searches/doubts-of-search.ts";
import { expectedOutput } from "../output-rule/expected-output.ts";
import { judgeOutput } from "../output-rule/judge-output.ts";
import type { OutputAnswer } from "../output-rule/judge-output.ts";
import { outputActual } from "../output-rule/output-actual.ts";
import type { OutputRule, PrintedText } from "../output-rule/output-rule.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { quoted } from "../wording/quoted.ts";
import { shorten } from "../wording/shorten.ts";
import { findCommand } from "./find-command.ts";
import type { FindValues } from "./find-fields.ts";
import { oddTarget, searchOf } from "./find-requests.ts";
import { judgeEveryLine } from "./judge-every-line.ts";

/** What was seen of what `find` would print. */
interface Printed extends PrintedText {
  readonly doubts: readonly Doubt[];
  readonly notes: readonly string[];
}

/** The verdict about a FIND_CMD rule. */
export function judgeFind(values: FindValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const { regex, expect, notExpect } = values;
  const rule: OutputRule = { regex, expect, notExpect, silence: "judged" };
  const expected = expectedOf(values, rule);
  const printed = printedBy(values, evidence);
  if ("reason" in printed) return errorOf(printed, expected, []);
  const budget = regexBudget(settings.regexMilliseconds);
  const judge = values.matchAll === "YES" && expect !== null && expect !== "" ? judgeEveryLine : judgeOutput;
  return verdictOf(judge(rule, printed, budget), { values, expected, printed });
}

function expectedOf({ matchAll }: FindValues, rule: OutputRule): string {
  const text = expectedOutput(rule, "What find prints");
  return matchAll === "YES" && rule.expect !== null && rule.expect !== ""
    ? `${text}, and so does every other`
    : text;
}

function printedBy(values: FindValues, evidence: Evidence): Printed | Doubt {
  const odd = oddTarget(values);
  if (odd !== null)
    return { reason: "undetermined", detail: `What the target ${quoted(odd)} means is not known.` };
  if (values.exec !== null) return outputOf(evidence, findCommand(values, values.exec));
  const seen = observationOf(evidence, keyOfRequest(searchOf(values)) as `file-search:${string}`);
  return seen.status === "unavailable" ? seen : pathsOf(seen.facts);
}

function outputOf(evidence: Evidence, command: string): Printed | Doubt {
  const seen = observationOf(evidence, `command:${command}`);
  if (seen.status === "unavailable") return seen;
  return { text: seen.facts.output, missing: missingOf(seen.facts), doubts: [], notes: [] };
}

/** What `find` complains of, it did not look into. What it ran may end with any status. */
function missingOf({ output, extent, end }: CommandFacts): string | null {
  if (extent !== "whole" || end.kind === "killed" || end.status > 128)
    return "Not all that the command printed was seen.";
  const complaint = end.status === 0 ? null : /^find: .*$/m.exec(output);
  return complaint === null ? null : `find did not see everything: ${shorten(complaint[0], 500)}`;
}

/** One line for each path: a line end in a name must not make two of them. */
function pathsOf(facts: FileSearchFacts): Printed {
  const doubts = doubtsOfSearch(facts);
  return {
    text: facts.found.map(({ path }) => `${path.replaceAll("\n", "\\n")}\n`).join(""),
    missing: doubts[0]?.detail ?? null,
    doubts,
    notes: notesOfSearch(facts),
  };
}

interface Frame {
  readonly values: FindValues;
  readonly expected: string;
  readonly printed: Printed;
}

function verdictOf(answer: OutputAnswer, { values, expected, printed }: Frame): Verdict {
  if (answer.status === "error") return errorOf(whyOf(answer, printed), expected, printed.notes);
  const { status, lines, found } = answer;
  const notes = [...answer.notes, ...printed.notes];
  const actual = actualOf(values, lines);
  const isPartial = status === "failed" && printed.missing !== null;
  if (!isPartial) return { status, expected, found, notes, actual };
  const more = `There may be more: ${printed.missing}`;
  return { status: "failed", expected, found, notes: [...notes, more], actual, extent: "partial" };
}

/** A folder that was not seen is the reason, not that the output is short of it. */
function whyOf(answer: OutputAnswer & { readonly status: "error" }, { doubts }: Printed): Doubt {
  const [first] = doubts;
  return answer.reason === "truncated-output" && first !== undefined ? first : answer;
}

function actualOf(values: FindValues, lines: readonly string[]): string {
  const command = values.exec === null ? null : findCommand(values, values.exec);
  if (command !== null) return outputActual({ command, echo: "shown", output: "shown" }, { lines });
  return lines.length === 0 ? "No matching files were found" : lines.join("\n").slice(0, MOST_ACTUAL);
}

const MOST_ACTUAL = 65_536;

function errorOf(
  { reason, detail }: { readonly reason: ErrorReason; readonly detail: string },
  expected: string,
  notes: readonly string[],
): Verdict {
  return { status: "error", reason, detail, expected, found: [], notes };
}
