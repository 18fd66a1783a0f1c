import type { FileEntry } from "../model/file-entry.ts";
import type { Seen } from "../model/observation.ts";
import type { Digests } from "../model/process.ts";
import type { WalkEnd, WalkOrder } from "./walk/walk-order.ts";

/** What is meant by a path that ends in a symbolic link: where it leads, or the link. */
export type LastLink = "followed" | "itself";

/** The files of a target, read without following anything outside of it. Synchronous: this is the hot path. */
export interface FileAccess {
  /** At most `limit` bytes as UTF-8 text, or as Latin-1 where they are not UTF-8; a longer file is `truncated-output`. */
  readText(path: string, limit?: number): Seen<string>;
  /** A file that the kernel makes up in one piece (`/proc/PID/stat`), at most 64 KiB; the quickest way to read one. */
  readRecord(path: string): Seen<string>;
  /** The same as bytes. */
  readBytes(path: string, limit?: number): Seen<Buffer>;
  /** Hands over the file in chunks, in a buffer that is reused, until `onChunk` answers `stop` or the file ends. */
  readChunks(path: string, onChunk: (chunk: Buffer) => "continue" | "stop"): Seen<"ended" | "stopped">;
  readLink(path: string): Seen<string>;
  list(path: string): Seen<readonly string[]>;
  /** Size, times and identity of the file behind a path, symbolic links followed. */
  stat(path: string): Seen<FileIdentity>;
  /** What the inode at a path says; a link at its end is `followed`, or meant `itself`. */
  entry(path: string, last: LastLink): Seen<FileEntry>;
  /** Shows a folder and everything below it, as long as whoever asks wants to go on; nobody there is `missing-source`. */
  walk<S>(order: WalkOrder<S>): Promise<Seen<WalkEnd>>;
  /** All algorithms in one reading of the file; ends with `timed-out` at the deadline (epoch milliseconds). */
  digest<A extends keyof Digests>(
    path: string,
    algorithms: readonly A[],
    deadline: number,
  ): Promise<Seen<Pick<Digests, A>>>;
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
