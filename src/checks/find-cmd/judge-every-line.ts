import type { RegexBudget } from "../../regex/regex-budget.ts";
import type { OutputAnswer } from "../output-rule/judge-output.ts";
import { markLines } from "../output-rule/marked-lines.ts";
import type { MarkedLine } from "../output-rule/marked-lines.ts";
import type { OutputRule, PrintedText } from "../output-rule/output-rule.ts";
import { wholeLines } from "../output-rule/whole-lines.ts";
import { quoted } from "../wording/quoted.ts";

const MOST = 10;

/** Judges an output of which every line has to match `expect`, and none `not_expect`; no line at all is not what is wanted. */
export function judgeEveryLine(rule: OutputRule, printed: PrintedText, budget: RegexBudget): OutputAnswer {
  const texts = wholeLines(printed);
  const marked = markLines(texts, rule, budget);
  if (marked.status === "unseen")
    return { status: "error", reason: marked.reason, detail: marked.detail, lines: texts };
  const { lines } = marked;
  const wrong = lines.filter(({ isWanted, isForbidden }) => !isWanted || isForbidden);
  if (wrong.length > 0) return answer("failed", lines, wrong);
  if (printed.missing !== null)
    return { status: "error", reason: "truncated-output", detail: printed.missing, lines: textsOf(lines) };
  return answer(lines.length === 0 ? "failed" : "passed", lines, lines);
}

function answer(
  status: "passed" | "failed",
  lines: readonly MarkedLine[],
  telling: readonly MarkedLine[],
): OutputAnswer {
  const items = telling.slice(0, MOST).map(({ text }) => ({ text: quoted(text) }));
  const rest = telling.length - items.length;
  const more = rest > 0 ? [{ text: `${rest} more lines` }] : [];
  const none = telling.length === 0 ? [{ text: "no output" }] : [];
  return { status, lines: textsOf(lines), found: [...items, ...more, ...none], notes: [] };
}

function textsOf(lines: readonly MarkedLine[]): readonly string[] {
  return lines.map(({ text }) => text);
}
