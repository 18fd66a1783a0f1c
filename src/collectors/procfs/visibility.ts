import type { Unavailable } from "../../model/observation.ts";
import { parseMountInfo } from "./parse-mount-info.ts";
import type { ProcMounts } from "./parse-mount-info.ts";
import { parseProcessStatus } from "./parse-process-status.ts";
import { namespaceInode } from "./proc-reader.ts";
import type { ProcReader } from "./proc-reader.ts";

/** What keeps processes out of sight although none of those that are listed refused to be read. */
export interface Visibility {
  /** Processes of this system may be hidden from us. */
  readonly hidden: Unavailable | null;
  /** Processes outside of our PID namespace are never listed. */
  readonly outside: Unavailable | null;
}

/** Fixed numbers of the first namespaces (`PROC_PID_INIT_INO`, `PROC_USER_INIT_INO`). */
const INITIAL_PID_NAMESPACE = 4026531836;
const INITIAL_USER_NAMESPACE = 4026531837;

const CAP_SYS_PTRACE = 1n << 19n;

/** How much of the processes of this system `/proc` shows to us. */
export function visibilityOf({ files }: ProcReader): Visibility {
  return { hidden: hiddenProcesses(files), outside: outsideProcesses(files) };
}

function hiddenProcesses(files: ProcReader["files"]): Unavailable | null {
  const mounts = files.readText("/proc/self/mountinfo");
  if (mounts.status === "unavailable") return mounts;
  const { hidepid, covered }: ProcMounts = parseMountInfo(mounts.value);
  if (covered.length > 0)
    return {
      status: "unavailable",
      reason: "failed",
      detail: `Something is mounted upon ${covered.slice(0, 5).join(", ")} and hides what is there; unmount it.`,
    };
  if (hidepid === null || seesThroughHidepid(files)) return null;
  return {
    status: "unavailable",
    reason: "missing-privilege",
    detail: `/proc is mounted with hidepid=${hidepid}, which hides other users' processes; run as root.`,
  };
}

function seesThroughHidepid(files: ProcReader["files"]): boolean {
  const status = files.readText("/proc/self/status");
  const capabilities = status.status === "observed" ? parseProcessStatus(status.value).capabilities : null;
  const userNamespace = namespaceInode(files, "/proc/self/ns/user");
  return ((capabilities ?? 0n) & CAP_SYS_PTRACE) !== 0n && userNamespace === INITIAL_USER_NAMESPACE;
}

function outsideProcesses(files: ProcReader["files"]): Unavailable | null {
  if (namespaceInode(files, "/proc/self/ns/pid") === INITIAL_PID_NAMESPACE) return null;
  return {
    status: "unavailable",
    reason: "not-supported",
    detail:
      "Processes outside of this PID namespace cannot be seen; run on the host, or in a container with --pid=host.",
  };
}
