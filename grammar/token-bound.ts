/** Seven times the tokens of 50 MB of ordinary policy; each takes about 90 bytes. */
const MOST_TOKENS = 10_000_000;

const [QUOTE, HASH, SPACE, LINE_FEED] = [34, 35, 32, 10];

/** Longer ones are not taken for strings by the estimate. */
const LONGEST_STRING = 20_000;

/**
 * Whether a text would become so many tokens that they fill the memory: where, or `null`. Only an estimate, because
 * nobody needs more: it takes every double quote for the begin or the end of a string.
 */
export function offsetBeyondBound(text: string): number | null {
  if (text.length <= MOST_TOKENS) return null;
  let count = 0;
  for (let at = 0; at < text.length; at = endOfPiece(text, at)) {
    if (text.charCodeAt(at) > SPACE) count += 1;
    if (count > MOST_TOKENS) return at;
  }
  return null;
}

/** The end of a string, a comment, a word, or any other single character. */
function endOfPiece(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === QUOTE) return endOfString(text, at);
  let end = at + 1;
  if (code === HASH) while (end < text.length && text.charCodeAt(end) !== LINE_FEED) end += 1;
  if (isWordCode(code)) while (isWordCode(text.charCodeAt(end))) end += 1;
  return end;
}

/** A quote without a partner nearby may be no string at all: then it is one character, and what follows is counted. */
function endOfString(text: string, at: number): number {
  const last = Math.min(text.length, at + LONGEST_STRING);
  for (let end = at + 1; end < last; end += 1) if (text.charCodeAt(end) === QUOTE) return end + 1;
  return at + 1;
}

/** Letters, digits, `_` and everything beyond ASCII. */
function isWordCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    (code >= 97 && code <= 122) ||
    code > 127
  );
}
