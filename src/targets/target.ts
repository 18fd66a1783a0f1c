import type { Seen } from "../model/observation.ts";
import type { Digests } from "../model/process.ts";

/** The files of a target, read without following anything outside of it. Synchronous: this is the hot path. */
export interface FileAccess {
  /** At most `limit` bytes as Latin-1-safe UTF-8 text; a longer file is `truncated-output`. */
  readText(path: string, limit?: number): Seen<string>;
  /** The same as bytes. */
  readBytes(path: string, limit?: number): Seen<Buffer>;
  /** Hands over the file in chunks, in a buffer that is reused, until `onChunk` answers `stop` or the file ends. */
  readChunks(path: string, onChunk: (chunk: Buffer) => "continue" | "stop"): Seen<"ended" | "stopped">;
  readLink(path: string): Seen<string>;
  list(path: string): Seen<readonly string[]>;
  /** Size, times and identity of the file behind a path, symbolic links followed. */
  stat(path: string): Seen<FileIdentity>;
  /** MD5 and SHA-256 in one reading of the file; stops with `timed-out` at the deadline (epoch milliseconds). */
  digest(path: string, deadline: number): Seen<Digests>;
}

/** Enough of a `stat` to know that a file is the same one, unchanged. */
export interface FileIdentity {
  readonly device: number;
  readonly inode: number;
  readonly size: number;
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly uid: number;
  readonly isFile: "file" | "directory" | "other";
}

/** Which descriptors to look for, and when the search may end. */
export interface HolderQuery {
  /** Inode numbers of sockets of which every holder is wanted. */
  readonly every: readonly number[];
  /** Inode numbers of sockets of which one holder is enough. */
  readonly first: readonly number[];
}

/** What a walk over all processes' descriptors found. */
export interface HolderScan {
  /** Inode number to the ids of the processes that hold it, rising. */
  readonly holders: ReadonlyMap<number, readonly number[]>;
  /** Processes whose descriptors could not be read for lack of privilege. */
  readonly unreadable: readonly number[];
  /** `complete`: every process was looked into; `stopped`: every `first` socket had a holder and no `every` was asked. */
  readonly extent: "complete" | "stopped";
}

/** A stream connection to a port of the target. */
export interface NetworkAccess {
  /** Sends `request` to host:port over TCP and gives what comes back until `isComplete` says so or time is up. */
  exchange(
    endpoint: { readonly host: string; readonly port: number },
    request: Buffer,
    isComplete: (received: Buffer) => "complete" | "incomplete",
    timeoutMs: number,
  ): Promise<Seen<Buffer>>;
}

/** What the target's own kernel and runtime say of it at no cost. */
export interface TargetIdentity {
  readonly hostname: string;
  /** As `uname -s`: `Linux`, `Darwin`, `Windows_NT` … */
  readonly system: string;
  readonly kernel: string;
  readonly architecture: string;
  readonly uid: number;
  readonly interfaces: readonly { readonly name: string; readonly addresses: readonly string[] }[];
}

/** Where facts are read. A capability that a target does not have is `null`. */
export interface Target {
  readonly kind: "local";
  readonly name: string;
  identity(): TargetIdentity;
  readonly files: FileAccess | null;
  /** The walk over `/proc/PID/fd`; `null` where there is no procfs. */
  readonly findHolders: ((query: HolderQuery) => Promise<HolderScan>) | null;
  readonly network: NetworkAccess | null;
  /** Epoch milliseconds. */
  now(): number;
}
