/** Columns that hold the command line, or the name of the program. */
const COMMAND = /^(?:CMD|COMMAND|ARGS)$/;
/** Whom the process acts as; RUSER and LOGNAME are who started it. */
const USER = /^(?:UID|EUID|USER|EUSER)$/;

/** `Jul 13`, `13 Jul`, `Mon Nov 20 12:00:00 2026`, or one word. */
const MOMENT = String.raw`(?:[A-Z][a-z]{2}\s+[A-Z][a-z]{2}\s+\d{1,2}\s+[\d:]{8}\s+\d{4}|[A-Z][a-z]{2}\s+\d{1,2}(?=\s)|\d{1,2}\s+[A-Z][a-z]{2}(?=\s)|\S+)`;

const PATTERNS: Readonly<Record<string, string>> = {
  STIME: MOMENT,
  START: MOMENT,
  STARTED: MOMENT,
  TIME: String.raw`[\d:.-]\S*`,
  PID: String.raw`(?<pid>\d{1,10})`,
  PPID: String.raw`(?<parent>\d{1,10})`,
  LABEL: String.raw`\S+(?:\s\([a-z]+\))?`,
};

/** How the rows under a header are read: `prefix` stands before the command line, which runs to the end. */
export interface ColumnPattern {
  readonly names: readonly string[];
  readonly prefix: RegExp;
  /** Whether PID is written to the left edge, as BusyBox does. */
  readonly isFlush: boolean;
}

/** The columns of a list of processes by its header; `null` where a line is none that begins with facts of the kernel. */
export function columnPattern(header: string): ColumnPattern | null {
  const names = header.slice(0, 1024).trim().split(/\s+/);
  if (!names.includes("PID") || !COMMAND.test(names.at(-1) ?? "")) return null;
  if (names.some((name) => !/^[A-Z%][A-Z0-9%_]*$/.test(name)) || new Set(names).size < names.length)
    return null;
  const columns = names.slice(0, -1);
  // A command that is not last may hold blanks, and so pose as the columns behind it.
  if (columns.some((name) => COMMAND.test(name))) return null;
  const user = columns.find((name) => USER.test(name));
  const patterns = columns.map((name) => (name === user ? String.raw`(?<user>\S+)` : patternOf(name)));
  const isFlush = /^PID\s/.test(header);
  return { names, isFlush, prefix: new RegExp(String.raw`^\s*${patterns.join(String.raw`\s+`)}\s`) };
}

function patternOf(name: string): string {
  return Object.hasOwn(PATTERNS, name) ? (PATTERNS[name] ?? "") : String.raw`\S+`;
}
