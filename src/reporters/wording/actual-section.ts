import type { Verdict } from "../../model/verdict.ts";
import { actualLines } from "./actual-lines.ts";

/** A report must not grow with the output of a command: JSON has all that was kept of it. */
const MOST = 400;

/** What was found in the words of the system below a heading, for formats with room for it. Not yet inert. */
export function actualSection(verdict: Verdict): readonly string[] {
  const lines = actualLines(verdict, MOST);
  return lines.length === 0 ? [] : ["Actual value:", ...lines.map((line) => `  ${line}`)];
}
