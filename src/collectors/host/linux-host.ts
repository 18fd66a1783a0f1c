import type { HostFacts } from "../../model/evidence.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import type { Target } from "../../targets/target.ts";
import { parseProcessStatus } from "../procfs/parse-process-status.ts";
import { parseUserNames } from "../procfs/parse-user-names.ts";
import { parseOsRelease } from "./parse-os-release.ts";
import { plainHost } from "./plain-host.ts";

const LIMIT = 1 << 20;
const CAP_DAC_OVERRIDE = 1n << 1n;
const CAP_DAC_READ_SEARCH = 1n << 2n;
const CAP_SYS_PTRACE = 1n << 19n;

/** What the kernel and three small files tell of a Linux host; no program is run. */
export function linuxHost(target: Target, files: FileAccess): HostFacts {
  const { uid } = target.identity();
  return {
    ...plainHost(target),
    distribution: parseOsRelease(textOf(files, "/etc/os-release") || textOf(files, "/usr/lib/os-release")),
    collectedBy: { uid, name: isSeenByItsOwnUser(target) ? nameOf(files, uid) : null },
    privilege: privilegeOn(target, files),
  };
}

/** Somebody who looks in from outside is none of the users of the target. */
function isSeenByItsOwnUser({ kind }: Target): boolean {
  return kind === "local" || kind === "recorded";
}

function nameOf(files: FileAccess, uid: number): string | null {
  return parseUserNames(textOf(files, "/etc/passwd")).get(uid) ?? null;
}

/** A system at rest has no processes that anybody could be kept from. */
function privilegeOn(target: Target, files: FileAccess): HostFacts["privilege"] {
  if (target.atRest !== undefined) return "full";
  return target.identity().uid === 0 ? privilegeOf(textOf(files, "/proc/self/status")) : "limited";
}

/** Root without its capabilities, as in most containers, cannot look into the processes of others. */
function privilegeOf(status: string): HostFacts["privilege"] {
  const capabilities = parseProcessStatus(status).capabilities ?? 0n;
  const looksIntoProcesses = (capabilities & CAP_SYS_PTRACE) !== 0n;
  const readsAllFiles = (capabilities & (CAP_DAC_OVERRIDE | CAP_DAC_READ_SEARCH)) !== 0n;
  return looksIntoProcesses && readsAllFiles ? "full" : "limited";
}

function textOf(files: FileAccess, path: string): string {
  const text = files.readText(path, LIMIT);
  return text.status === "observed" ? text.value : "";
}
