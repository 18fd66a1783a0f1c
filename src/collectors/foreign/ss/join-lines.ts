import { OWNERS_END } from "./parse-owners.ts";

/** One row of ss; a process name with line feeds in it spreads a row over several lines. */
export interface SsRow {
  /** Of its first line, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** The rows of a text, and the line of the first row whose list of owners never ends. */
export interface JoinedLines {
  readonly rows: readonly SsRow[];
  readonly openAt: number | null;
}

/** A process names itself with at most 15 bytes, so no longer line can be a piece of a name. */
const LONGEST_NAME = 15;
const REST_OF_OWNER = /^.{0,15}",(?:pid=)?\d+,/;
interface Progress {
  readonly rows: { readonly line: number; text: string }[];
  /** Whether the owners of the last row have not ended yet. */
  end: "open" | "closed";
  openAt: number | null;
}

/** Puts rows together again that a process broke with its name. Linear in the text. */
export function joinLines(text: string): JoinedLines {
  const progress: Progress = { rows: [], end: "closed", openAt: null };
  for (const [index, line] of text.split("\n").entries())
    takeLine(progress, line.endsWith("\r") ? line.slice(0, -1) : line, index + 1);
  if (progress.end === "open") progress.openAt ??= progress.rows.at(-1)?.line ?? null;
  return { rows: progress.rows.filter((row) => row.text.trim() !== ""), openAt: progress.openAt };
}

function takeLine(progress: Progress, line: string, number: number): void {
  if (line === "" && progress.end === "closed") return;
  const last = progress.rows.at(-1);
  if (last !== undefined && isPiece(line, progress)) {
    last.text += `\n${line}`;
    if (line.includes('"')) progress.end = endOf(line);
  } else startRow(progress, line, number);
}

function startRow(progress: Progress, line: string, number: number): void {
  if (progress.end === "open") progress.openAt ??= progress.rows.at(-1)?.line ?? null;
  progress.rows.push({ line: number, text: line });
  progress.end = line.includes('users:(("') ? endOf(line) : "closed";
}

function endOf(line: string): Progress["end"] {
  return OWNERS_END.test(line) ? "closed" : "open";
}

function isPiece(line: string, { end }: Progress): boolean {
  return (line.includes('",') && REST_OF_OWNER.test(line)) || (end === "open" && line.length <= LONGEST_NAME);
}
