import type { FileEntry } from "../../model/file-entry.ts";
import type { Seen, Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { fileKey } from "./file-key.ts";

/** A file that was found, under the path that it was found by. */
export interface OpenedFile {
  readonly files: FileAccess;
  readonly path: string;
  readonly entry: FileEntry;
}

/** What was read, and the key of the file that it was read of. */
export interface UnchangedValue<T> {
  readonly key: string;
  readonly value: T;
}

/** Reads something of a file; one that changes meanwhile is read once more, and is then `unavailable`. */
export async function readUnchanged<T>(
  { files, path, entry }: OpenedFile,
  read: () => Seen<T> | Promise<Seen<T>>,
): Promise<Seen<UnchangedValue<T>>> {
  let before: Seen<FileEntry> = { status: "observed", value: entry };
  for (let attempt = 0; attempt < 2 && before.status === "observed"; attempt += 1) {
    const value = await read();
    const after = files.entry(path, "followed");
    if (after.status === "observed" && fileKey(after.value) === fileKey(before.value))
      return value.status === "observed"
        ? { status: "observed", value: { key: fileKey(before.value), value: value.value } }
        : value;
    before = after;
  }
  return before.status === "unavailable" ? before : changed(path);
}

function changed(path: string): Unavailable {
  return { status: "unavailable", reason: "failed", detail: `${path} changed while it was read.` };
}
