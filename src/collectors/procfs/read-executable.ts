import type { Seen } from "../../model/observation.ts";
import type { Executable } from "../../model/process.ts";
import type { ProcReader } from "./proc-reader.ts";

const DELETED = " (deleted)";

/** The file that a process runs. A file whose name really ends in ` (deleted)` is told apart by its identity. */
export function readExecutable(files: ProcReader["files"], pid: number): Seen<Executable> {
  const link = files.readLink(`/proc/${pid}/exe`);
  if (link.status === "unavailable") return link;
  const path = link.value;
  if (!path.endsWith(DELETED) || isRunFrom(files, pid, path))
    return { status: "observed", value: { path, deleted: false } };
  return { status: "observed", value: { path: path.slice(0, -DELETED.length), deleted: true } };
}

/** Whether the file at `path`, as we or as the process see it, is the one that the process runs. */
function isRunFrom(files: ProcReader["files"], pid: number, path: string): boolean {
  return isSameFile(files, pid, path) || isSameFile(files, pid, `/proc/${pid}/root${path}`);
}

/** Whether `path` leads us to the very file that the process runs. */
export function isSameFile(files: ProcReader["files"], pid: number, path: string): boolean {
  const running = files.stat(`/proc/${pid}/exe`);
  const named = files.stat(path);
  if (running.status === "unavailable" || named.status === "unavailable") return false;
  return running.value.device === named.value.device && running.value.inode === named.value.inode;
}
