import type { Doubt } from "../held-sockets/row-reading.ts";
import type { FileList, ListedFile, LostLine } from "./listed-file.ts";
import { parseLooseWords } from "./parse-loose-words.ts";
import { fileOfRow, resemblesSocket, shapeOf, wordsOf } from "./table-row.ts";

const HEADER = /^\s*COMMAND\s+PID\s.*\bTYPE\s.*\bNAME\s*$/i;
/** What lsof writes to standard error, and people into the same file. */
const NOTE = /^lsof: (?:WARNING|no pwd entry)|^\s+Output information may be incomplete/;
/** Without a header: TYPE is the fifth word, or the sixth behind a TID. */
const LAST_TYPE = 5;

const DENIED: Doubt = {
  reason: "missing-privilege",
  words: "says that lsof was not allowed to look into all processes: run it as root.",
};
const NO_ROW: Doubt = { reason: "malformed-output", words: "is no row of lsof." };

/** Whether a line is the header of a table of lsof. */
export function isTableHeader(line: string): boolean {
  return HEADER.test(line.slice(0, 400));
}

/** Whether a line is a row of a socket. */
export function isSocketRow(line: string): boolean {
  return shapeOf(wordsOf(line), LAST_TYPE) !== null;
}

/** Reads a table, with its header or (after a `grep`) without; `null` where the text is none. */
export function parseTable(lines: readonly string[]): FileList | null {
  const header = lines.findIndex(isTableHeader);
  const first = lines.findIndex((line, index) => index > header && line.trim() !== "");
  if (first === -1 || (header === -1 && !isSocketRow(lines[first] ?? ""))) return null;
  if (wordsOf(lines[first] ?? "").length < 4) return parseLooseWords(lines.slice(header + 1), header + 2);
  return parseRows(lines, { start: first, lastType: lastTypeOf(lines[header]) });
}

function lastTypeOf(header: string | undefined): number {
  if (header === undefined) return LAST_TYPE;
  return wordsOf(header.toUpperCase()).indexOf("TYPE");
}

interface Body {
  readonly start: number;
  readonly lastType: number;
}

function parseRows(lines: readonly string[], { start, lastType }: Body): FileList {
  const files: ListedFile[] = [];
  const lost: LostLine[] = [];
  const remarks: { line: number; text: string }[] = [];
  for (const [index, text] of lines.entries()) {
    if (index < start || text.trim() === "" || isTableHeader(text)) continue;
    const [line, words] = [index + 1, wordsOf(text)];
    const shape = shapeOf(words, lastType);
    if (shape !== null) files.push(fileOfRow(words, shape, line));
    else if (NOTE.test(text)) remarks.push({ line, text: "A note of lsof stands among its rows." });
    else if (isDenied(text)) lost.push({ line, ...DENIED });
    else if (!isOtherFile(words, lastType)) lost.push({ line, ...NO_ROW });
  }
  return { variant: "lsof, a table", files, lost, remarks };
}

/** lsof without the rights of root says so, but only where it lists all files. */
function isDenied(text: string): boolean {
  return text.trimEnd().endsWith("/fd (opendir: Permission denied)");
}

function isOtherFile(words: readonly string[], lastType: number): boolean {
  return words.length >= 4 && /^\d+$/.test(words[1] ?? "") && !resemblesSocket(words, lastType);
}
