/** One assignment of a unit file. */
export interface UnitLine {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  /** Where it begins, from 1. */
  readonly line: number;
}

/** Reads systemd.syntax(7): sections, assignments, comments, and lines that go on after a backslash. */
export function parseUnit(text: string): readonly UnitLine[] {
  const lines: UnitLine[] = [];
  let section = "";
  for (const { text: line, number } of logicalLines(text)) {
    const header = /^\[([^\]]*)\]\s*$/.exec(line);
    if (header !== null) section = header[1] ?? "";
    const equals = header === null ? line.indexOf("=") : -1;
    if (equals > 0)
      lines.push({
        section,
        key: line.slice(0, equals).trim(),
        value: line.slice(equals + 1).trim(),
        line: number,
      });
  }
  return lines;
}

interface LogicalLine {
  readonly text: string;
  readonly number: number;
}

/** Comments between the parts of a long line belong to nobody. */
function logicalLines(text: string): readonly LogicalLine[] {
  const whole: LogicalLine[] = [];
  let open: { readonly parts: string[]; readonly number: number } | null = null;
  for (const [index, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (/^[#;]/.test(line)) continue;
    open ??= { parts: [], number: index + 1 };
    open.parts.push(line.endsWith("\\") ? line.slice(0, -1) : line);
    if (line.endsWith("\\")) continue;
    whole.push({ text: open.parts.join(" "), number: open.number });
    open = null;
  }
  if (open !== null) whole.push({ text: open.parts.join(" "), number: open.number });
  return whole;
}
