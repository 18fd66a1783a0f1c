import type { JudgeSettings } from "../define-check.ts";
import type { Observation } from "../../model/observation.ts";
import type { SystemQueryFacts } from "../../model/system-query.ts";
import type { Verdict } from "../../model/verdict.ts";
import { compilePattern } from "../../regex/compile-pattern.ts";
import { regexBudget } from "../../regex/regex-budget.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import { shorten } from "../wording/shorten.ts";
import { judgeDemands } from "./judge-demands.ts";
import type { Demand } from "./judge-demands.ts";

/** A pattern, and what is wanted of it: `is` takes a text that is the same, too. */
interface AnswerTest {
  readonly pattern: string;
  readonly wish: "is" | "matches" | "does-not-match";
}

/** What a rule wants of the answers of a program of the system. */
export interface AnswerRule {
  readonly expected: string;
  /** What was asked for, at the beginning of a sentence. */
  readonly thing: string;
  readonly tests: readonly AnswerTest[];
  /** What comes of something that is not set. */
  readonly unset: "passes" | "fails";
  readonly seen: Observation<SystemQueryFacts>;
  /** The subject that counts; absent: all of them. */
  readonly subject?: string;
}

/** Every answer has to pass every test. */
export function judgeAnswers(rule: AnswerRule, { regexMilliseconds }: JudgeSettings): Verdict {
  const { expected, seen, subject } = rule;
  if (seen.status === "unavailable")
    return judgeDemands(expected, [{ status: "unseen", reason: seen.reason, detail: seen.detail }]);
  const budget = regexBudget(regexMilliseconds);
  const answers = seen.facts.answers.filter((answer) => subject === undefined || answer.subject === subject);
  const demands = answers.map((answer) => demandOn(rule, answer, budget));
  return judgeDemands(expected, demands.length > 0 ? demands : [unset(rule, "")]);
}

type Answer = SystemQueryFacts["answers"][number];

function demandOn(rule: AnswerRule, { subject, value }: Answer, budget: RegexBudget): Demand {
  const owner = subject === "" ? "" : ` for user ${subject}`;
  if (value === null) return unset(rule, owner);
  const text = `${rule.thing}${owner} is: ${shorten(value, 500)}`;
  const outcomes = rule.tests.map((test) => outcomeOf(test, value, budget));
  if (outcomes.includes("fails")) return { status: "unmet", text };
  const why = outcomes.find((outcome) => outcome === "undecided" || outcome === "unknown");
  return why === undefined ? { status: "met", text } : { status: "unseen", ...WHY[why] };
}

function unset({ thing, unset: outcome }: AnswerRule, owner: string): Demand {
  return { status: outcome === "passes" ? "met" : "unmet", text: `${thing}${owner} is not set` };
}

const WHY = {
  undecided: { reason: "timed-out", detail: "A pattern took too long (--regex-timeout gives it more time)." },
  unknown: { reason: "not-supported", detail: "A pattern of the rule cannot be matched here." },
} as const;

function outcomeOf(
  { pattern, wish }: AnswerTest,
  value: string,
  budget: RegexBudget,
): "passes" | "fails" | keyof typeof WHY {
  if (wish === "is" && value.trim() === pattern.trim()) return "passes";
  const compiled = compilePattern(pattern, { anchoring: wish === "is" ? "whole" : "anywhere" });
  if (compiled.status !== "compiled") return "unknown";
  const results = compiled.searchEach(value.split("\n"), budget);
  if (results.status !== "searched") return "undecided";
  const isFound = results.extents.some((extent) => extent !== null);
  return isFound === (wish !== "does-not-match") ? "passes" : "fails";
}
