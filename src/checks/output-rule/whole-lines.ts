import { linesOf } from "../text-files/lines-of.ts";
import type { PrintedText } from "./output-rule.ts";

/** The lines of an output. Where more of it is missing, the last line may be the beginning of one, and is left out. */
export function wholeLines({ text, missing }: PrintedText): readonly string[] {
  if (missing === null) return linesOf(text);
  return linesOf(text.slice(0, text.lastIndexOf("\n") + 1));
}
