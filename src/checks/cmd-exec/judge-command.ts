import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { CommandFacts, CommandRequest } from "../../model/command.ts";
import type { Verdict } from "../../model/verdict.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { JudgeSettings } from "../define-check.ts";
import { expectedOutput } from "../output-rule/expected-output.ts";
import { judgeOutput } from "../output-rule/judge-output.ts";
import type { OutputAnswer } from "../output-rule/judge-output.ts";
import { outputActual } from "../output-rule/output-actual.ts";
import type { OutputRule } from "../output-rule/output-rule.ts";
import { quoted } from "../wording/quoted.ts";
import type { CommandValues } from "./command-fields.ts";

/** Asks for what the command prints. */
export function commandRequest({ cmd, timeout }: CommandValues): CommandRequest {
  return { kind: "command", command: cmd, timeoutSeconds: timeout };
}

/** The verdict about a CMD_EXEC rule. */
export function judgeCommand(values: CommandValues, evidence: Evidence, settings: JudgeSettings): Verdict {
  const rule = ruleOf(values);
  const name = values.dontEchoCmd === "YES" ? "the command" : quoted(values.cmd);
  const expected = expectedOutput(rule, `The output of ${name}`);
  const seen = observationOf(evidence, `command:${values.cmd}`);
  if (seen.status === "unavailable")
    return { status: "error", reason: seen.reason, detail: seen.detail, expected, found: [], notes: [] };
  const { facts } = seen;
  const printed = { text: facts.output, missing: missingOf(facts) };
  const answer = provenOf(rule, facts, judgeOutput(rule, printed, regexBudget(settings.regexMilliseconds)));
  return verdictOf(answer, { values, expected, notes: notesOf(facts, answer) });
}

/** A program that was not there printed nothing: that a line is missing is no proof then. */
function provenOf(rule: OutputRule, { end, output }: CommandFacts, answer: OutputAnswer): OutputAnswer {
  if (answer.status !== "passed" || end.kind !== "exited" || !NOT_RUN.has(end.status)) return answer;
  const needsAbsence = rule.notExpect !== null || rule.expect === "" || output.trim() === "";
  if (!needsAbsence) return answer;
  const detail = `The command ended with status ${end.status}: a program was not found or could not be run, so that what is missing in its output proves nothing.`;
  return { ...answer, status: "error", reason: "missing-tool", detail };
}

const MISSING: Readonly<Record<CommandFacts["extent"], string | null>> = {
  whole: null,
  cut: "The command printed more than 1 MiB, and was ended.",
  "left-open":
    "The command ended, and something that it left behind held its output open: no more of it was read.",
};

/** What a signal ended did not print all that it would have. A shell tells signals as statuses above 128. */
function missingOf({ extent, end }: CommandFacts): string | null {
  if (extent !== "whole") return MISSING[extent];
  const signal = end.kind === "killed" ? end.signal : SIGNALS.get(end.status);
  return signal === undefined ? null : `The command was ended by ${signal}.`;
}

/** Those that nobody sends to himself in the ordinary course of things. */
const SIGNALS: ReadonlyMap<number, string> = new Map([
  [132, "SIGILL"],
  [134, "SIGABRT"],
  [135, "SIGBUS"],
  [136, "SIGFPE"],
  [137, "SIGKILL"],
  [139, "SIGSEGV"],
  [143, "SIGTERM"],
  [152, "SIGXCPU"],
  [153, "SIGXFSZ"],
  [159, "SIGSYS"],
]);

interface Frame {
  readonly values: CommandValues;
  readonly expected: string;
  readonly notes: readonly string[];
}

function verdictOf(answer: OutputAnswer, { values, expected, notes }: Frame): Verdict {
  const isHidden = values.quiet === "YES" && answer.status !== "passed";
  const actual = outputActual(
    {
      command: values.cmd,
      echo: values.dontEchoCmd === "YES" ? "hidden" : "shown",
      output: isHidden ? "hidden" : "shown",
    },
    answer,
  );
  if (answer.status === "error") {
    const { reason, detail } = answer;
    return { status: "error", reason, detail, expected, found: [], notes, actual };
  }
  const found = isHidden ? [{ text: "the output is not shown (quiet : YES)" }] : answer.found;
  return { status: answer.status, expected, found, notes: [...answer.notes, ...notes], actual };
}

function ruleOf({ regex, expect, notExpect, checkOption }: CommandValues): OutputRule {
  return { regex, expect, notExpect, silence: checkOption === null ? "judged" : "passes" };
}

function notesOf(facts: CommandFacts, { status }: OutputAnswer): readonly string[] {
  const { end } = facts;
  const missing = status === "error" ? null : missingOf(facts);
  const isUnknown = end.kind === "exited" && NOT_RUN.has(end.status) && status !== "error";
  return [
    ...(missing === null ? [] : [missing]),
    ...(isUnknown
      ? [`It ended with status ${end.status}: a program was not found or could not be run.`]
      : []),
  ];
}

/** What a shell says of a command that is not there, or is none. */
const NOT_RUN: ReadonlySet<number> = new Set([126, 127]);
