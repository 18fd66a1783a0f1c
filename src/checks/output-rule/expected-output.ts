import { quoted } from "../wording/quoted.ts";
import type { OutputRule } from "./output-rule.ts";

/** What a rule wants of an output, in one sentence; `subject` is its beginning: `The output`. */
export function expectedOutput(rule: OutputRule, subject: string): string {
  const { expect, notExpect, regex } = rule;
  const among = regex === null ? "line" : `line, of those that match ${quoted(regex)},`;
  const wants = [
    expect === null ? null : wanted(expect, among),
    notExpect === null ? null : `has no ${among} that matches ${quoted(notExpect)}`,
  ].filter((part) => part !== null);
  if (wants.length === 0) return `${subject} is shown, whatever it is`;
  const silent = rule.silence === "passes" ? `${subject} is empty, or ` : "";
  const rest = `${subject} ${wants.join(" and ")}`;
  return silent === "" ? rest : `${silent}${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

function wanted(expect: string, among: string): string {
  return expect === ""
    ? `has no ${among.replace(/,$/, "")}`
    : `has a ${among} that matches ${quoted(expect)}`;
}
