import type { ConditionFacts, EnclosingIf } from "../../../model/line-explanation.ts";
import type { RuleText } from "../../../model/policy.ts";
import { dim, plain } from "../piece.ts";
import { prose } from "../prose.ts";
import { paragraph } from "../sheet.ts";
import type { Draw } from "../sheet.ts";
import { enclosingLines } from "./enclosing-lines.ts";

/** One labelled part of the page. */
export type Entry = readonly [label: string, draw: Draw];

/** A part of one paragraph. */
export function said(label: string, text: string): Entry {
  return [label, (sheet) => paragraph(sheet, [plain(text)])];
}

/** When something counts: the branches around it, and the condition that it is a part of. */
export function whenEntries(enclosing: readonly EnclosingIf[]): readonly Entry[] {
  const condition = conditionAround(enclosing);
  const branches = condition === null ? enclosing : enclosing.slice(0, -1);
  const when: Entry =
    branches.length === 0
      ? said("Counts", "Always: it stands in no branch.")
      : ["Counts if", (sheet) => enclosingLines(sheet, branches)];
  if (condition === null) return [when];
  const serves = `As a part of the condition on line ${condition.line}; it is never reported by itself.`;
  return [when, said("Serves", serves)];
}

/** The condition that something is a part of; `null` where it stands in a branch. */
export function conditionAround(enclosing: readonly EnclosingIf[]): ConditionFacts | null {
  const innermost = enclosing.at(-1);
  return innermost?.part === "condition" ? innermost.condition : null;
}

/** What `auto` makes of something in a `then` where the condition does not hold; nested `then` branches are meant too. */
export function autoEntries(enclosing: readonly EnclosingIf[]): readonly Entry[] {
  const texts: string[] = [];
  for (const { part, condition } of enclosing.toReversed()) {
    if (part !== "then") break;
    const { auto, line } = condition;
    if (auto !== null) texts.push(`${auto.toUpperCase()} where the condition on line ${line} does not hold.`);
  }
  if (texts.length === 0) return [];
  return [["By `auto`", (sheet) => texts.flatMap((text) => paragraph(sheet, [plain(text)]))]];
}

/** What the author wrote for the reader. */
export function textEntries({ info, solution, seeAlso, reference }: RuleText): readonly Entry[] {
  const entries: readonly (readonly [readonly string[], Entry])[] = [
    [info, ["Why it matters", (sheet) => prose(sheet, info)]],
    [solution, ["What to do", (sheet) => prose(sheet, solution)]],
    [seeAlso, ["See also", faint(seeAlso)]],
    [reference, ["References", faint(reference)]],
  ];
  return entries.filter(([texts]) => texts.length > 0).map(([, entry]) => entry);
}

const SHOWN_APART: readonly string[] = ["description", "info", "solution", "see_also", "reference"];

/** The keywords that have no part of their own on the page. */
export function sourceEntries(source: readonly (readonly [string, string])[]): readonly Entry[] {
  const rest = source.filter(([keyword]) => !SHOWN_APART.includes(keyword));
  if (rest.length === 0) return [];
  return [["As written", faint(rest.map(([keyword, value]) => `${keyword} : ${value}`))]];
}

/** Lines of less weight, one for each text. */
function faint(texts: readonly string[]): Draw {
  return (sheet) => texts.flatMap((text) => paragraph(sheet, [dim(text)], 2));
}
