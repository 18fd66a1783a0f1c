import { endianness } from "node:os";
import { geteuid } from "node:process";
import type { FileAccess } from "../file-access.ts";
import type { TargetIdentity } from "../target.ts";
import { machineOfPrograms } from "./machine-of-programs.ts";

/** What is known of a system beside its files. */
export interface KnownAtRest {
  readonly name: string;
  readonly files: FileAccess;
  /** What it is for people: `root file system at rest`. */
  readonly place: string;
  /** As `uname` says it, where somebody declares it; else its files tell. */
  readonly system?: string;
  readonly architecture?: string;
}

const TEXT_LIMIT = 64 * 1024;
const UNKNOWN = "unknown";

/** What the files of a system tell of it. Nothing in here is of the machine that reads them, but the user who reads. */
export function identityAtRest({ name, files, place, system, architecture }: KnownAtRest): TargetIdentity {
  const machine = machineOfPrograms(files);
  return {
    hostname: hostnameIn(files) ?? name,
    system: system ?? systemOf(files),
    kernel: `${UNKNOWN} (at rest)`,
    architecture: architecture ?? machine?.architecture ?? UNKNOWN,
    byteOrder: machine?.byteOrder ?? endianness(),
    uid: geteuid?.() ?? -1,
    virtualisation: place,
    interfaces: {
      status: "unavailable",
      reason: "not-supported",
      detail: "A system that does not run has no network interfaces.",
    },
  };
}

/** The first line of `/etc/hostname` that is no comment (hostname(5)). */
function hostnameIn(files: FileAccess): string | null {
  const lines = textOf(files, "/etc/hostname").split("\n");
  const name = lines.map((line) => line.trim()).find((line) => line !== "" && !line.startsWith("#"));
  return name?.slice(0, 255) ?? null;
}

const OTHER_SYSTEMS = [
  ["/System/Library/CoreServices/SystemVersion.plist", "Darwin"],
  ["/etc/release", "SunOS"],
  ["/Windows/System32/ntoskrnl.exe", "Windows_NT"],
] as const;

/** Linux, unless a file says otherwise. */
function systemOf(files: FileAccess): string {
  const release = textOf(files, "/etc/os-release") || textOf(files, "/usr/lib/os-release");
  if (/^ID=["']?freebsd["']?$/m.test(release)) return "FreeBSD";
  const [, system] = OTHER_SYSTEMS.find(([path]) => files.stat(path).status === "observed") ?? [];
  return release === "" ? (system ?? "Linux") : "Linux";
}

function textOf(files: FileAccess, path: string): string {
  const text = files.readText(path, TEXT_LIMIT);
  return text.status === "observed" ? text.value : "";
}
