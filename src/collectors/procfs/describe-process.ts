import type { Digests, SocketOwner } from "../../model/process.ts";
import { parseCgroup } from "./parse-cgroup.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { parseProcessStat } from "./parse-process-stat.ts";
import type { ProcessStat } from "./parse-process-stat.ts";
import { parseProcessStatus } from "./parse-process-status.ts";
import { namespaceInode } from "./proc-reader.ts";
import type { ProcReader } from "./proc-reader.ts";
import { readExecutable } from "./read-executable.ts";
import { readProgram } from "./read-program.ts";
import type { Program } from "./read-program.ts";

/** What is known of a process, if it was one and the same from the first to the last reading. */
export type Described =
  | { readonly status: "described"; readonly owner: SocketOwner; readonly program: Program | null }
  /** It ended, became another program, or let go of its socket meanwhile. */
  | { readonly status: "changed"; readonly pid: number };

/** A process and one link under `/proc` that must still show a socket of it. */
export interface Subject {
  readonly pid: number;
  readonly inode: number;
  readonly link: string;
  /** `null` where nothing but the name of the program is wanted. */
  readonly algorithms: readonly (keyof Digests)[] | null;
}

/** Reads everything about a process that holds sockets. */
export async function describeProcess(reader: ProcReader, subject: Subject): Promise<Described> {
  const { pid, link } = subject;
  // A thread may hold the socket alone, after the first thread of its process has ended or let go of it.
  const folder = link.slice(0, link.lastIndexOf("/fd/"));
  const before = readStat(reader, folder);
  if (before === null) return { status: "changed", pid };
  const owner = { pid, ...readOwner(reader, folder, before) };
  const { algorithms } = subject;
  const { executable } = owner;
  const program = algorithms === null ? null : await readProgram(reader, folder, { executable, algorithms });
  const isHeld = isLink(reader, link, `socket:[${subject.inode}]`);
  const isSame = readStat(reader, folder)?.incarnation === before.incarnation;
  return isHeld && isSame ? { status: "described", owner, program } : { status: "changed", pid };
}

function readStat({ files }: ProcReader, folder: string): ProcessStat | null {
  const text = files.readRecord(`${folder}/stat`);
  const stat = text.status === "observed" ? parseProcessStat(text.value) : text;
  return stat.status === "observed" ? stat.value : null;
}

function isLink({ files }: ProcReader, path: string, text: string): boolean {
  const link = files.readLink(path);
  return link.status === "observed" && link.value === text;
}

function readOwner(reader: ProcReader, folder: string, stat: ProcessStat): Omit<SocketOwner, "pid"> {
  const status = parseProcessStatus(textOf(reader, `${folder}/status`));
  const place = parseCgroup(textOf(reader, `${folder}/cgroup`));
  return {
    parentPid: stat.parentPid,
    startedAt: reader.timeOfTicks(stat.startTicks),
    comm: stat.comm,
    arguments: readArguments(reader, folder),
    executable: readExecutable(reader.files, folder),
    realUser: reader.userOf(status.realUid),
    effectiveUser: reader.userOf(status.effectiveUid),
    cgroup: place.path,
    unit: place.unit,
    container: place.container,
    networkNamespace: namespaceInode(reader.files, `${folder}/ns/net`),
  };
}

function textOf({ files }: ProcReader, path: string): string {
  const text = files.readRecord(path);
  return text.status === "observed" ? text.value : "";
}

/** A process may have megabytes of arguments: the first piece is enough. */
function readArguments({ files }: ProcReader, folder: string): readonly string[] | null {
  let words: readonly string[] = [];
  const reading = files.readChunks(`${folder}/cmdline`, (chunk) => {
    words = parseCommandLine(chunk);
    return "stop";
  });
  return reading.status === "observed" ? words : null;
}
