/** Control, format (bidi, zero-width), separator, surrogate, private and unassigned characters. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;

/**
 * Most texts, and the signs of our own pages: looked at several times faster than by Unicode's categories. Written in
 * ASCII: the bundled command is then too, and is read faster.
 */
const PLAIN = /^[ -~\u00B7\u2014\u2026\u2500]*$/;

const SHORT_FORMS: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * Text of the system made safe to show on one line of a terminal: whatever could move the cursor, change colours,
 * reorder or hide text becomes a visible escape (`\n`, `\x1b`, `\u202e`).
 */
export function printable(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.replace(UNPRINTABLE, (character) => SHORT_FORMS[character] ?? escapeOf(character));
}

/** The same for text of several lines: only its line feeds keep their meaning. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

function escapeOf(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}
