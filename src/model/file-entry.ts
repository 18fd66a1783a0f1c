/** What stands under a path, by the words of `find -type`. */
export type FileType =
  "file" | "directory" | "link" | "fifo" | "socket" | "block-device" | "character-device" | "other";

/** What the inode of a file says (`stat(2)`). */
export interface FileEntry {
  readonly type: FileType;
  /** Permission bits with set-user-id, set-group-id and sticky bit: 0 to 0o7777. */
  readonly mode: number;
  /** Numbers as they are inside of the target. */
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
  /** Epoch milliseconds. */
  readonly modifiedMs: number;
  readonly changedMs: number;
  readonly device: number;
  readonly inode: number;
}

/** An entry under its path on the target, with the names that the target has for its numbers. */
export interface NamedEntry extends FileEntry {
  /** Raw text of the system. */
  readonly path: string;
  /** `null` where the target has no such user, or its users could not be read. */
  readonly owner: string | null;
  readonly group: string | null;
}
