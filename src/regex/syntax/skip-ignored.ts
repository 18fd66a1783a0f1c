import type { PatternFlags } from "./pattern-flags.ts";
import type { PatternReader } from "./pattern-reader.ts";

const BLANKS_AND_COMMENTS = /(?:[ \t\n\v\f\r]+|#[^\n]*(?:\n|$))+/y;
const EMPTY_QUOTES = /(?:\\Q\\E|\\E)+/y;

/** Passes over what stands for nothing: `(?#…)`, `\Q\E`, a lone `\E`, and under `(?x)` blanks and comments. */
export function skipIgnored(reader: PatternReader, flags: PatternFlags): void {
  if (!flags.has("x") && !/[\\(]/.test(reader.peek())) return;
  let before = -1;
  while (reader.at !== before) {
    before = reader.at;
    if (flags.has("x")) reader.take(BLANKS_AND_COMMENTS);
    reader.take(EMPTY_QUOTES);
    skipComment(reader);
  }
}

function skipComment(reader: PatternReader): void {
  const start = reader.at;
  if (!reader.skip("(?#")) return;
  const end = reader.text.indexOf(")", reader.at);
  if (end < 0) throw reader.malformed(start, "the comment `(?#` is never closed");
  reader.at = end + 1;
}
