import type { Seen } from "../../model/observation.ts";
import type { Digests, SocketOwner } from "../../model/process.ts";
import type { ProcessTexts } from "../../targets/target.ts";
import { parseCgroup } from "./parse-cgroup.ts";
import { parseCommandLine } from "./parse-command-line.ts";
import { parseProcessStat } from "./parse-process-stat.ts";
import type { ProcessStat } from "./parse-process-stat.ts";
import { parseProcessStatus } from "./parse-process-status.ts";
import { inodeOfLink } from "./proc-reader.ts";
import type { ProcReader } from "./proc-reader.ts";
import { executableOf } from "./read-executable.ts";
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
  /** Its entry in `/proc`, where it was read when the socket was found. */
  readonly texts?: ProcessTexts;
  /** `null` where nothing but the name of the program is wanted. */
  readonly algorithms: readonly (keyof Digests)[] | null;
}

/** Reads everything about a process that holds sockets. */
export async function describeProcess(reader: ProcReader, subject: Subject): Promise<Described> {
  const { pid, link } = subject;
  // A thread may hold the socket alone, after the first thread of its process has ended or let go of it.
  const folder = link.slice(0, link.lastIndexOf("/fd/"));
  const texts = subject.texts ?? reader.readProcess(folder);
  const before = statOf(texts.stat);
  if (before === null) return { status: "changed", pid };
  const owner = { pid, ...ownerOf(reader, { folder, texts, stat: before }) };
  const { algorithms } = subject;
  const { executable } = owner;
  const program = algorithms === null ? null : await readProgram(reader, folder, { executable, algorithms });
  const isHeld = isLink(reader, link, `socket:[${subject.inode}]`);
  const isSame = statOf(reader.files.readRecord(`${folder}/stat`))?.incarnation === before.incarnation;
  return isHeld && isSame ? { status: "described", owner, program } : { status: "changed", pid };
}

function statOf(text: Seen<string>): ProcessStat | null {
  const stat = text.status === "observed" ? parseProcessStat(text.value) : text;
  return stat.status === "observed" ? stat.value : null;
}

function isLink({ files }: ProcReader, path: string, text: string): boolean {
  const link = files.readLink(path);
  return link.status === "observed" && link.value === text;
}

interface Entry {
  readonly folder: string;
  readonly texts: ProcessTexts;
  readonly stat: ProcessStat;
}

function ownerOf(reader: ProcReader, { folder, texts, stat }: Entry): Omit<SocketOwner, "pid"> {
  const status = parseProcessStatus(orEmpty(texts.status));
  const place = parseCgroup(orEmpty(texts.cgroup));
  const { commandLine } = texts;
  return {
    parentPid: stat.parentPid,
    startedAt: reader.timeOfTicks(stat.startTicks),
    comm: stat.comm,
    arguments: commandLine.status === "observed" ? parseCommandLine(commandLine.value) : null,
    executable: executableOf(reader.files, folder, texts.executable),
    realUser: reader.userOf(status.realUid),
    effectiveUser: reader.userOf(status.effectiveUid),
    cgroup: place.path,
    unit: place.unit,
    container: place.container,
    networkNamespace: inodeOfLink(texts.networkNamespace),
    ...(status.pidInside === null ? {} : { pidInside: status.pidInside }),
  };
}

function orEmpty(text: Seen<string>): string {
  return text.status === "observed" ? text.value : "";
}
