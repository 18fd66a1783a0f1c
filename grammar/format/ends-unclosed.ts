import type { Dialect, StringSyntax, ValueSyntax } from "../syntax.ts";

const BACKSLASH = 92;

/**
 * Whether a value ends in a string without its closing quote. The parser took it to end before a line that looks like
 * a keyword or a tag, so such a line has to follow at once, as it does in the source.
 */
export function endsUnclosed(value: ValueSyntax, text: string, dialect: Dialect): boolean {
  let last: ValueSyntax | undefined = value;
  while (last?.kind === "list") last = last.operands.at(-1);
  if (last?.kind === "term") last = last.value;
  return last?.kind === "string" && !isClosed(last, text, dialect);
}

function isClosed({ quote, span }: StringSyntax, text: string, dialect: Dialect): boolean {
  const last = span.end - 1;
  if (last === span.start || text.charAt(last) !== quote) return false;
  if (dialect === "raw" && quote === '"') return true;
  let first = last;
  while (first - 1 > span.start && text.charCodeAt(first - 1) === BACKSLASH) first -= 1;
  return (last - first) % 2 === 0;
}
