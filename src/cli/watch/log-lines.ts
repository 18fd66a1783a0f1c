/** A trace or the faults of a configuration have several lines; more than these tell nothing new. */
const MOST_LINES = 60;

/** A text for people as lines of a log: each is one, and none is empty. */
export function logLines(text: string): readonly string[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.slice(0, MOST_LINES);
}
