import type { CommandFacts } from "../model/command.ts";
import type { Seen, Unavailable } from "../model/observation.ts";
import type { AtRest } from "./at-rest.ts";
import type { FileAccess } from "./file-access.ts";
import type { CommandCall, CommandLeave, ProgramCall, ProgramOutput } from "./program-access.ts";

/** Which sockets to look for among the descriptors of all processes, and when the search may end. */
export interface HolderQuery {
  /** Inode numbers of sockets of which every holder is wanted. */
  readonly every: readonly number[];
  /** Inode numbers of sockets of which one holder is enough. */
  readonly first: readonly number[];
  /** The only processes to look into; absent: all of them. */
  readonly processes?: readonly number[];
  /** `every` thread may have a table of descriptors of its own, but looking into all of them takes long. */
  readonly threads: "leaders" | "every";
  /** Set where the holders are to be described: their entries are then read on the spot. */
  readonly texts?: "read";
}

/** The entry of a process in `/proc`, as text. */
export interface ProcessTexts {
  readonly stat: Seen<string>;
  readonly status: Seen<string>;
  readonly cgroup: Seen<string>;
  /** The first 16 KiB of it. */
  readonly commandLine: Seen<string>;
  /** Where the link `exe` leads. */
  readonly executable: Seen<string>;
  /** Where the link `ns/net` leads. */
  readonly networkNamespace: Seen<string>;
}

/** A process that holds a socket, and the link under `/proc` that shows it (`/proc/12/fd/3`). */
export interface Holder {
  readonly pid: number;
  readonly link: string;
  /** Present where the query asked for it. */
  readonly texts?: ProcessTexts;
}

/** What a walk over all processes' descriptors found. */
export interface HolderScan {
  /** Inode number to the processes that hold it, each once, by rising id. */
  readonly holders: ReadonlyMap<number, readonly Holder[]>;
  /** Processes whose descriptors could not be read. */
  readonly unreadable: readonly number[];
  /**
   * `complete`: every process was looked into; `stopped`: every `first` socket had a holder and no `every` was asked;
   * `unsettled`: new processes appeared faster than they could be looked into.
   */
  readonly extent: "complete" | "stopped" | "unsettled";
}

/** The servers of the target, asked over its network. */
export interface NetworkAccess {
  /** The numeric addresses under which they are asked: loopback on the machine itself, else those of the target. */
  readonly hosts: readonly string[];
  /**
   * Sends `request` to host:port over TCP and gives what comes back until `isComplete` says so. Nobody there (refused)
   * is `missing-source`, no such address family `not-supported`, an answer that ends early `truncated-output`.
   */
  exchange(
    endpoint: { readonly host: string; readonly port: number },
    request: Buffer,
    isComplete: (received: Buffer) => "complete" | "incomplete",
    timeoutMs: number,
  ): Promise<Seen<Buffer>>;
  /**
   * Sends `request` to host:port over UDP, three times if need be, and gives the first datagram that `isAnswer` takes
   * for the answer. Nobody there (ICMP) is `missing-source`, silence `timed-out`.
   */
  datagram(
    endpoint: { readonly host: string; readonly port: number },
    request: Buffer,
    isAnswer: (received: Buffer) => "answer" | "other",
    timeoutMs: number,
  ): Promise<Seen<Buffer>>;
}

/** Ports that are to be bound, each for a moment. */
export interface BindOrder {
  readonly transport: "tcp" | "udp";
  readonly ports: readonly number[];
}

/** What the kernel said to one port. `code` is its word for why it could not be bound. */
export type BoundPort =
  | { readonly port: number; readonly status: "free" | "taken" }
  | { readonly port: number; readonly status: "refused"; readonly code: string };

/** What the target's own kernel and runtime say of it at no cost. */
export interface TargetIdentity {
  readonly hostname: string;
  /** As `uname -s`: `Linux`, `Darwin`, `Windows_NT` … */
  readonly system: string;
  readonly kernel: string;
  readonly architecture: string;
  readonly byteOrder: "LE" | "BE";
  /** Effective user; -1 where the system has no such number. */
  readonly uid: number;
  /** What it is for people, where it is no machine of its own. */
  readonly virtualisation?: string;
  readonly interfaces: Seen<readonly { readonly name: string; readonly addresses: readonly string[] }[]>;
}

/** Where facts are read. A capability that a target does not have is `null`. */
export interface Target {
  readonly kind: "local" | "recorded" | "namespace" | "rootfs" | "image";
  readonly name: string;
  identity(): TargetIdentity;
  readonly files: FileAccess | null;
  /** The walk over `/proc/PID/fd`; `null` where there is no procfs. */
  readonly findHolders: ((query: HolderQuery) => Promise<Seen<HolderScan>>) | null;
  /** Called early by those who are going to ask for holders, so that a busy machine can get ready. Never throws. */
  expectHolders(): Promise<void>;
  /** The entry of one process under a folder such as `/proc/12`; `null` where there is no procfs. */
  readonly readProcess: ((folder: string) => ProcessTexts) | null;
  /** Set where `/proc` also lists processes that are none of the target's: the numbers of those that are, rising. */
  readonly processIds?: () => Seen<readonly number[]>;
  readonly network: NetworkAccess | null;
  /** Runs a program without a shell, without input, in the language `C`; ends it at its limits. */
  readonly runProgram: ((call: ProgramCall) => Promise<Seen<ProgramOutput>>) | null;
  /** Runs a command of a policy. Absent where none can be run. Whether it may be run is asked before: `commandLeave`. */
  readonly runCommand?: (call: CommandCall) => Promise<Seen<CommandFacts>>;
  /** Which commands of policies the user allowed; absent: none. */
  readonly commandLeave?: CommandLeave;
  /** Takes ports for a moment. Only where somebody asked for it: what starts meanwhile may find its port taken. */
  readonly bindPorts: ((order: BindOrder) => Promise<readonly BoundPort[]>) | null;
  /** Set where users have other numbers inside than `/proc` shows: the number inside, `null` where there is none. */
  readonly numberInside?: (uid: number) => number | null;
  /** Set where a path leads elsewhere: its name on the machine that is looked at, for people. */
  readonly nameOf?: (path: string) => string;
  /** Present if and only if the system does not run, so that only its files can be seen. */
  readonly atRest?: AtRest;
  /** What this view of the target leaves out, told beside every table of sockets. */
  readonly limits?: readonly Pick<Unavailable, "reason" | "detail">[];
  /** Epoch milliseconds. */
  now(): number;
}
