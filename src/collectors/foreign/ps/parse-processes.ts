import type { ListedProcess } from "../foreign-format.ts";
import type { ColumnPattern } from "./column-pattern.ts";
import { columnPattern } from "./column-pattern.ts";

/** A word on a line, counted from 1. */
interface Remark {
  readonly line: number;
  readonly text: string;
}

/** The processes of a list, and what is odd about its lines. */
export interface ProcessList {
  readonly columns: readonly string[];
  readonly processes: readonly ListedProcess[];
  readonly remarks: readonly Remark[];
}

/** What stands before the command line is shorter than this. */
const LONGEST_PREFIX = 1024;
/** BusyBox cuts names of users to this without a sign; others mark a cut name or show the number. */
const BUSYBOX_USER = 8;
const MOST_REMARKS = 100;

/** Reads a list of processes by its header; `null` where there is none. */
export function parseProcesses(text: string): ProcessList | null {
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) => columnPattern(line) !== null);
  const pattern = columnPattern(lines[header] ?? "");
  if (pattern === null) return null;
  const list = new Map<number, ListedProcess | null>();
  const remarks: Remark[] = [];
  for (const [index, line] of lines.entries()) {
    if (index <= header || line.trim() === "" || line === lines[header]) continue;
    const process = processOf(line, pattern);
    if (process === null) remarks.push({ line: index + 1, text: "This is no row of a process." });
    else if (!addProcess(list, process)) remarks.push({ line: index + 1, text: contradiction(process.pid) });
  }
  const processes = [...list.values()].filter((process) => process !== null);
  return { columns: pattern.names, processes, remarks: remarks.slice(0, MOST_REMARKS) };
}

function processOf(line: string, { prefix, isFlush }: ColumnPattern): ListedProcess | null {
  const match = prefix.exec(line.slice(0, LONGEST_PREFIX));
  if (match === null) return null;
  const { pid, parent, user } = match.groups ?? {};
  const commandLine = line.slice(match[0].length).trim();
  return {
    pid: Number(pid),
    parentPid: parent === undefined ? null : Number(parent),
    user: user === undefined || (isFlush && user.length >= BUSYBOX_USER) ? null : user,
    name: /^\S*/.exec(commandLine)?.[0] ?? "",
    commandLine: commandLine === "" ? null : commandLine,
  };
}

/** Threads repeat the row of their process. Rows that differ are both dropped: a line feed in a name can forge a row. */
function addProcess(list: Map<number, ListedProcess | null>, process: ListedProcess): boolean {
  const other = list.get(process.pid);
  const isSame = other === undefined || (other !== null && isEqual(other, process));
  list.set(process.pid, isSame ? process : null);
  return isSame;
}

function isEqual(a: ListedProcess, b: ListedProcess): boolean {
  return a.user === b.user && a.parentPid === b.parentPid && a.commandLine === b.commandLine;
}

function contradiction(pid: number): string {
  return `Process ${pid} is listed before with other facts; none of them is used.`;
}
