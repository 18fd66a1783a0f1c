/** Words between blanks; quotes of either kind keep blanks, a backslash keeps the next character. */
export function splitWords(text: string): readonly string[] {
  return Array.from(text.matchAll(WORD), ([word]) => word.replace(PIECE, unquoted));
}

const WORD = /(?:\\[^]|"(?:\\[^]|[^"\\])*"?|'[^']*'?|[^\s"'\\]|\\$)+/gs;
const PIECE = /\\([^])|"((?:\\[^]|[^"\\])*)"?|'([^']*)'?/gs;

function unquoted(...[all, escaped, double, single]: readonly string[]): string {
  if (escaped !== undefined) return escaped;
  if (double !== undefined) return double.replace(/\\([^])/gs, "$1");
  return single ?? all ?? "";
}
