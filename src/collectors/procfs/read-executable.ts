import type { Seen } from "../../model/observation.ts";
import type { Executable } from "../../model/process.ts";
import type { ProcReader } from "./proc-reader.ts";

const DELETED = " (deleted)";

/** The file that the process in a folder of `/proc` runs, by its link `exe`. A file whose name really ends in ` (deleted)` is told apart by its identity. */
export function executableOf(
  files: ProcReader["files"],
  folder: string,
  link: Seen<string>,
): Seen<Executable> {
  if (link.status === "unavailable") return link;
  const path = link.value;
  if (!path.endsWith(DELETED) || isRunFrom(files, folder, path))
    return { status: "observed", value: { path, deleted: false } };
  return { status: "observed", value: { path: path.slice(0, -DELETED.length), deleted: true } };
}

/** Whether the file at `path`, as we or as the process see it, is the one that the process runs. */
function isRunFrom(files: ProcReader["files"], folder: string, path: string): boolean {
  return isSameFile(files, folder, path) || isSameFile(files, folder, `${folder}/root${path}`);
}

/** Whether `path` leads us to the very file that the process runs. */
export function isSameFile(files: ProcReader["files"], folder: string, path: string): boolean {
  const running = files.stat(`${folder}/exe`);
  const named = files.stat(path);
  if (running.status === "unavailable" || named.status === "unavailable") return false;
  return running.value.device === named.value.device && running.value.inode === named.value.inode;
}
