import type { FileEntry, FileType } from "../../model/file-entry.ts";
import type { EvidenceGap, Seen } from "../../model/observation.ts";

/** One entry that a walk has come to. It is used again for the next one: keep its values, not itself. */
export interface WalkedEntry {
  /** UTF-8, or Latin-1 where it is not UTF-8, name by name. */
  readonly path: string;
  readonly name: string;
  /** Folders below the base; 0 for the base. */
  readonly depth: number;
  readonly type: FileType;
  /** The kind of file system that is mounted here: `nfs4`; `null` where none is, `unknown` where nothing tells which. */
  readonly mounted: string | null;
  /** `refused`: the walk does not go in here whatever it is told, because that could do something or never end. */
  readonly entering: "possible" | "refused";
  /** What the inode says, read when it is first asked for; `null` where it vanished or was refused, which is told apart. */
  inode(): FileEntry | null;
  /** The first bytes of a regular file as text. */
  readStart(limit: number): Seen<string>;
}

/** Which tree to walk, and who is told. Both are called synchronously and must not ask the target for anything. */
export interface WalkOrder<S> {
  /** A whole path; links on the way are followed, one at its end is not. */
  readonly base: string;
  /** What `onEntry` gets with the base. */
  readonly start: S;
  /** Epoch milliseconds. */
  readonly deadline: number;
  /** Answers for a folder what it wants to get with the entries in it; `null`: they are not looked at. */
  onEntry(entry: WalkedEntry, state: S): S | null;
  /** Something in a folder could not be seen. What vanished meanwhile is no gap. */
  onGap(gap: EvidenceGap, state: S): void;
}

/** How a walk ended. */
export type WalkEnd = "complete" | "timed-out";
