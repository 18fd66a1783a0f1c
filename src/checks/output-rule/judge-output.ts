import type { ErrorReason, FoundItem } from "../../model/verdict.ts";
import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { quoted } from "../wording/quoted.ts";
import { markLines } from "./marked-lines.ts";
import type { MarkedLine } from "./marked-lines.ts";
import type { OutputRule, PrintedText } from "./output-rule.ts";
import { wholeLines } from "./whole-lines.ts";

/** What a rule says of an output. `lines` are those that count, in their order. */
export type OutputAnswer =
  | {
      readonly status: "passed" | "failed";
      readonly lines: readonly string[];
      readonly found: readonly FoundItem[];
      readonly notes: readonly string[];
    }
  | {
      readonly status: "error";
      readonly reason: ErrorReason;
      readonly detail: string;
      readonly lines: readonly string[];
    };

const MOST = 10;

const UNTESTED = "Nothing is tested: the rule only shows the output.";

/**
 * Judges an output line by line. A line that was seen is proof; that there is none is proven only by an output that was
 * seen to its end. All patterns share the budget.
 */
export function judgeOutput(rule: OutputRule, printed: PrintedText, budget: RegexBudget): OutputAnswer {
  if (rule.silence === "passes" && printed.missing === null && isBlank(printed.text))
    return answer("passed", [], []);
  const texts = isBlank(printed.text) ? [] : wholeLines(printed);
  const marked = markLines(texts, rule, budget);
  return marked.status === "unseen" ? errorOf(marked, texts) : judgeLines(rule, marked.lines, printed);
}

function judgeLines(rule: OutputRule, lines: readonly MarkedLine[], printed: PrintedText): OutputAnswer {
  const forbidden = lines.filter(({ isForbidden }) => isForbidden);
  if (forbidden.length > 0) return answer("failed", lines, forbidden);
  if (rule.expect === "") return judgeSilence(rule, lines, printed);
  if (rule.expect === null) return judgeAbsence(rule, lines, printed);
  const wanted = lines.filter(({ isWanted }) => isWanted);
  if (wanted.length === 0 && printed.missing === null) return answer("failed", lines, lines);
  if (wanted.length === 0) return unproven(lines, printed);
  return rule.notExpect === null ? answer("passed", lines, wanted) : judgeAbsence(rule, lines, printed);
}

/** There is no line that `not_expect` forbids among those that were seen. */
function judgeAbsence(rule: OutputRule, lines: readonly MarkedLine[], printed: PrintedText): OutputAnswer {
  if (rule.notExpect !== null && printed.missing !== null) return unproven(lines, printed);
  const passed = answer("passed", lines, lines);
  const isTest = rule.expect !== null || rule.notExpect !== null;
  return isTest ? passed : { ...passed, notes: [UNTESTED] };
}

/** `expect : ""`. Lines without a character are no output. */
function judgeSilence(rule: OutputRule, lines: readonly MarkedLine[], printed: PrintedText): OutputAnswer {
  const spoken = lines.filter(({ text }) => !isBlank(text));
  if (spoken.length > 0) return answer("failed", lines, spoken);
  // The beginning of a line that was cut is output too, unless only some lines count.
  if (rule.regex === null && !isBlank(printed.text)) return failedBy(printed.text);
  if (printed.missing !== null) return unproven(lines, printed);
  return answer("passed", lines, []);
}

function unproven(lines: readonly MarkedLine[], { missing }: PrintedText): OutputAnswer {
  const detail = `${missing ?? ""} What was seen of it does not decide the rule.`;
  return errorOf({ reason: "truncated-output", detail }, textsOf(lines));
}

function errorOf({ reason, detail }: Doubt, lines: readonly string[]): OutputAnswer {
  return { status: "error", reason, detail, lines };
}

function failedBy(text: string): OutputAnswer {
  const line = { text, isWanted: false, isForbidden: false };
  return answer("failed", [line], [line]);
}

function answer(
  status: "passed" | "failed",
  lines: readonly MarkedLine[],
  telling: readonly MarkedLine[],
): Exclude<OutputAnswer, { status: "error" }> {
  return { status, lines: textsOf(lines), found: itemsOf(telling), notes: [] };
}

function itemsOf(lines: readonly MarkedLine[]): readonly FoundItem[] {
  if (lines.length === 0) return [{ text: "no output" }];
  const items = lines.slice(0, MOST).map(({ text }) => ({ text: quoted(text) }));
  const rest = lines.length - items.length;
  return rest > 0 ? [...items, { text: `${rest} more lines` }] : items;
}

function textsOf(lines: readonly MarkedLine[]): readonly string[] {
  return lines.map(({ text }) => text);
}

function isBlank(text: string): boolean {
  return !/[^\r\n]/.test(text);
}
