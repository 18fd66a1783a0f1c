import type { ListedProcess } from "../collectors/foreign/foreign-format.ts";
import type { SourcedReading } from "./read-texts.ts";

/** What lists of processes tell, by the id of the process. */
export interface ListedProcesses {
  /** The lists, for people. */
  readonly name: string;
  readonly byPid: ReadonlyMap<number, ListedProcess>;
  /** What is odd about them: lines of no process, and processes that they contradict each other in. */
  readonly notes: readonly string[];
}

const MOST_NOTES = 20;

/** Puts lists of processes together. A process that two lists tell different things of is left out, with a note. */
export function listedProcesses(readings: readonly SourcedReading[]): ListedProcesses {
  const byPid = new Map<number, ListedProcess>();
  const contradicted = new Set<number>();
  for (const process of readings.flatMap(({ processes = [] }) => processes)) {
    const known = byPid.get(process.pid) ?? process;
    if (differ(known.user, process.user) || differ(known.parentPid, process.parentPid))
      contradicted.add(process.pid);
    byPid.set(process.pid, bothOf(known, process));
  }
  for (const pid of contradicted) byPid.delete(pid);
  const lists = readings.filter(({ processes = [] }) => processes.length > 0);
  const notes = [
    ...readings.flatMap(remarksOf),
    ...[...contradicted].map((pid) => `The lists of processes contradict each other in process ${pid}.`),
  ];
  return {
    name: lists.map(({ variant, origin }) => `${variant} (${origin})`).join(" and "),
    byPid,
    notes: notes.slice(0, MOST_NOTES),
  };
}

/** Whether both tell something, and not the same. */
export function differ(one: string | number | null, other: string | number | null): boolean {
  return one !== null && other !== null && one !== other;
}

function bothOf(one: ListedProcess, other: ListedProcess): ListedProcess {
  return {
    ...one,
    parentPid: one.parentPid ?? other.parentPid,
    user: one.user ?? other.user,
    commandLine: one.commandLine ?? other.commandLine,
  };
}

/** Remarks about texts with tables of sockets stand with these tables. */
function remarksOf({ variant, origin, tables, remarks, processes, heldBlocks }: SourcedReading) {
  const speaksOfProcesses = processes !== undefined || heldBlocks !== undefined;
  if (!speaksOfProcesses || Object.keys(tables).length > 0) return [];
  return remarks.map(({ line, text }) => `${variant} (${origin}), line ${line}: ${text}`);
}
