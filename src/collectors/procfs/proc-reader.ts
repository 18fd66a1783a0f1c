import type { Target } from "../../targets/target.ts";
import type { Seen } from "../../model/observation.ts";
import type { User } from "../../model/process.ts";
import type { ByteOrder } from "./parse-address.ts";
import { parseUserNames } from "./parse-user-names.ts";

/** The doors of a Linux target that this collector needs, and what is the same for all processes. */
export interface ProcReader {
  readonly files: NonNullable<Target["files"]>;
  readonly findHolders: NonNullable<Target["findHolders"]>;
  readonly readProcess: NonNullable<Target["readProcess"]>;
  readonly byteOrder: ByteOrder;
  /** Inode number of the network namespace whose tables are read. */
  readonly networkNamespace: number | null;
  /** What the target leaves out by itself. */
  readonly limits: NonNullable<Target["limits"]>;
  /** A path as a person finds it. */
  nameOf(path: string): string;
  /** The number that a user of `/proc` has on the target; `null` where it has none there. */
  numberOf(uid: number | null): number | null;
  userOf(uid: number | null): User | null;
  /** Epoch milliseconds of a time in clock ticks since the start of the system. */
  timeOfTicks(ticks: number): number | null;
  now(): number;
}

/** `USER_HZ`: what the kernel promises to programs on every architecture that Node runs on. */
const TICKS_PER_SECOND = 100;

/** The reader of a target; `null` where the target has no files or no processes to look into. */
export function procReader(target: Target): ProcReader | null {
  const { files, findHolders, readProcess } = target;
  if (files === null || findHolders === null || readProcess === null) return null;
  const names = once(() => userNames(files));
  const bootTime = once(() => bootTimeOf(files));
  const numberOf = (uid: number | null) =>
    uid === null || target.numberInside === undefined ? uid : target.numberInside(uid);
  return {
    files,
    findHolders,
    readProcess,
    byteOrder: target.identity().byteOrder,
    networkNamespace: namespaceInode(files, "/proc/self/ns/net"),
    limits: target.limits ?? [],
    nameOf: target.nameOf ?? ((path) => path),
    numberOf,
    userOf(uid) {
      const number = numberOf(uid);
      return number === null ? null : { uid: number, name: names().get(number) ?? null };
    },
    timeOfTicks(ticks) {
      const start = bootTime();
      return start === null ? null : start + (ticks * 1000) / TICKS_PER_SECOND;
    },
    now: () => target.now(),
  };
}

/** The inode number in a link such as `net:[4026531840]`. */
export function namespaceInode(files: ProcReader["files"], path: string): number | null {
  return inodeOfLink(files.readLink(path));
}

/** The inode number in the text of a link such as `net:[4026531840]`. */
export function inodeOfLink(link: Seen<string>): number | null {
  const inode = link.status === "observed" ? /^[a-z]+:\[(\d+)\]$/.exec(link.value)?.[1] : undefined;
  return inode === undefined ? null : Number(inode);
}

function userNames(files: ProcReader["files"]): ReadonlyMap<number, string> {
  const text = files.readText("/etc/passwd");
  return text.status === "observed" ? parseUserNames(text.value) : new Map();
}

function bootTimeOf(files: ProcReader["files"]): number | null {
  const text = files.readText("/proc/stat");
  const seconds = text.status === "observed" ? /^btime (\d+)$/m.exec(text.value)?.[1] : undefined;
  return seconds === undefined ? null : Number(seconds) * 1000;
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | null = null;
  return () => (known ??= { value: read() }).value;
}
