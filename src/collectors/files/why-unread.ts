import type { FileType } from "../../model/file-entry.ts";
import type { Unavailable } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { FileEntry } from "../../model/file-entry.ts";

const WORDS: Readonly<Record<Exclude<FileType, "file">, string>> = {
  directory: "a directory",
  link: "a link",
  fifo: "a named pipe",
  socket: "a socket",
  "block-device": "a device",
  "character-device": "a device",
  other: "no regular file",
};

/** Files of the kernel that give out each line once: reading them takes it away from those that it is for. */
const DRAINED = ["/proc/kmsg", "/sys/kernel/tracing/trace_pipe", "/sys/kernel/debug/tracing/trace_pipe"];

/** Why the content of a file is not read, whoever asks; `null` where it is. Nothing is opened to find out. */
export function whyUnread(files: FileAccess, path: string, entry: FileEntry): Unavailable | null {
  if (entry.type !== "file") return unread(`${path} is ${WORDS[entry.type]}, whose content is not read.`);
  if (entry.size > 0 || !DRAINED.some((drained) => isSame(files, drained, entry))) return null;
  return unread(`Reading ${path} would take messages away from those that they are for.`);
}

function isSame(files: FileAccess, path: string, { device, inode }: FileEntry): boolean {
  const other = files.entry(path, "followed");
  return other.status === "observed" && other.value.device === device && other.value.inode === inode;
}

function unread(detail: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail };
}
