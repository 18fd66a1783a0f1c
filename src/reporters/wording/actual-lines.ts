import type { Verdict } from "../../model/verdict.ts";
import { countOf } from "./count-of.ts";
import { cutText } from "./cut-text.ts";

const COLUMNS = 500;

/**
 * What was found in the words of the system, at most `most` lines, the last of which tells of those left out. Empty
 * where the verdict has none, or where what was found says the same. Not yet inert.
 */
export function actualLines(verdict: Verdict, most: number): readonly string[] {
  if (verdict.status === "skipped" || verdict.actual === undefined) return [];
  const lines = verdict.actual.trimEnd().split(/\r?\n/);
  if (lines.join("\n") === verdict.found.map(({ text }) => text).join("\n")) return [];
  const left = lines.length - most;
  const shown = lines
    .slice(0, left > 0 ? most - 1 : most)
    .map((line) => cutText(line.replaceAll("\t", "  ").trimEnd(), COLUMNS));
  return left > 0 ? [...shown, `… and ${countOf(left + 1, "more line")}`] : shown;
}
