/**
 * The lines of a text: it is split at line feeds, a carriage return before one is left out, and what follows the last
 * one counts if it is not empty. An empty text has no lines.
 */
export function linesOf(text: string): readonly string[] {
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
}
