import type { ProcessDescriptor } from "ps-list";
import type { Unavailable } from "../../model/observation.ts";
import type { SocketOwner, User } from "../../model/process.ts";
import type { PortWish } from "../procfs/owner-wishes.ts";

/** A process that a socket was said to belong to, and what the process list has for it. */
export interface NamedOwner {
  readonly pid: number;
  /** Name from the library's own process list; empty where it has none. */
  readonly name: string;
  readonly descriptor: ProcessDescriptor | undefined;
}

/** What is known of all processes of a system. */
export interface OwnerContext {
  readonly system: string;
  readonly userNames: ReadonlyMap<number, string>;
}

const NOT_TOLD = { cgroup: null, unit: null, container: null, networkNamespace: null } as const;

/** An owner as far as a process list tells: no identity, since names and arguments are the process's own words. */
export function describeOwner(
  { pid, name, descriptor }: NamedOwner,
  { system, userNames }: OwnerContext,
  { details }: PortWish,
): SocketOwner {
  const unread = programUnread(pid, system);
  return {
    pid,
    ...listed(descriptor),
    comm: descriptor?.name ?? name,
    arguments: null,
    executable: unread,
    realUser: null,
    effectiveUser: userOf(descriptor?.uid, userNames),
    ...NOT_TOLD,
    ...(details.some((detail) => detail !== "package") ? { digests: unread } : {}),
    ...(details.includes("package") ? { package: unread } : {}),
  };
}

function listed(descriptor: ProcessDescriptor | undefined): Pick<SocketOwner, "parentPid" | "startedAt"> {
  if (descriptor === undefined) return { parentPid: null, startedAt: null };
  return { parentPid: descriptor.ppid, startedAt: descriptor.startTime?.getTime() ?? null };
}

function userOf(uid: number | undefined, names: ReadonlyMap<number, string>): User | null {
  return uid === undefined ? null : { uid, name: names.get(uid) ?? null };
}

function programUnread(pid: number, system: string): Unavailable {
  const detail = `On ${system} the program of process ${pid} is known only by what the process says of itself.`;
  return { status: "unavailable", reason: "not-supported", detail };
}
