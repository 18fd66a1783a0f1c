import type { FileEntry } from "../../model/file-entry.ts";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";

/** The entry that a path of the target leads to; `null` where there is none, or the path is no whole path. */
export function readEntryAt(files: FileAccess, path: string): Seen<FileEntry | null> {
  if (!path.startsWith("/") || path.includes("\0")) return { status: "observed", value: null };
  const entry = files.entry(path, "followed");
  if (entry.status === "observed" || entry.reason !== "missing-source") return entry;
  return { status: "observed", value: null };
}
