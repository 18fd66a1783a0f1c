import type { EvidenceKind } from "../../../model/evidence.ts";
import type { Touch } from "../../../model/touch.ts";
import { UNIT_FOLDERS } from "../../systemd-unit/unit-folders.ts";
import type { Look } from "./look.ts";
import { looksAtEntry, looksAtSource } from "./looks-at-path.ts";

type LooksOfKind = (touches: readonly Touch[]) => readonly Look[];

/** Where the programs of root usually are; of another folder in its search path the entry is not known. */
const PROGRAM_FOLDERS = [
  "/usr/local/sbin",
  "/usr/local/bin",
  "/usr/sbin",
  "/usr/bin",
  "/sbin",
  "/bin",
  "/usr/local/games",
  "/usr/games",
  "/snap/bin",
  "/root/bin",
];

/** Kinds of which less is to be shown than their collectors touch, or more than a file. */
export const LOOKS_OF_KINDS: Readonly<Partial<Record<EvidenceKind, LooksOfKind>>> = {
  /** What stands in files of homes is not asked for. */
  homes: (touches) =>
    pathsOf(touches).flatMap((path) => (path.startsWith("~") ? looksAtEntry(path) : looksAtSource(path))),
  /** The database of rpm is told by its own program. */
  packages: (touches) =>
    pathsOf(touches).flatMap((path) => (path.includes("/rpm/") ? looksAtEntry(path) : looksAtSource(path))),
  /** The script lists them by itself. */
  processes: () => [
    ...["/etc/passwd", "/proc/self/mountinfo", "/proc/self/status"].flatMap(looksAtSource),
    ...["net", "pid", "user"].flatMap((name) => looksAtEntry(`/proc/self/ns/${name}`)),
  ],
  "root-path": (touches) => [
    ...[...pathsOf(touches), "/etc/bash.bashrc", "/etc/bashrc"]
      .map((path) => path.replace(/^~\//, "~root/"))
      .flatMap(looksAtSource),
    ...PROGRAM_FOLDERS.flatMap(looksAtEntry),
  ],
  "run-levels": (touches) => pathsOf(touches).flatMap(looksAtEntry),
  "kernel-parameter": (touches) => [
    ...pathsOf(touches).flatMap(looksAtSource),
    ...looksAtEntry("/proc/sys/kernel"),
  ],
  "kernel-module": (touches) => pathsOf(touches).flatMap(looksAtSource),
  mounts: (touches) => [
    ...pathsOf(touches).flatMap(looksAtSource),
    ...unitFolders(),
    ...UNIT_FOLDERS.flatMap((folder) => looksAtSource(`${folder}/*.mount`)),
    ...UNIT_FOLDERS.flatMap((folder) => looksAtSource(`${folder}/*.mount.d/*.conf`)),
  ],
  /** The files of the unit itself are shown by the script, along its aliases. */
  "systemd-unit": () => [...unitFolders(), ...["/run/systemd/system", "/etc/init.d/*"].flatMap(looksAtEntry)],
};

function pathsOf(touches: readonly Touch[]): readonly string[] {
  return touches.flatMap((touch) => (touch.kind === "file" ? [touch.path] : []));
}

/** The folders of units and all links in them. */
function unitFolders(): readonly Look[] {
  const paths = UNIT_FOLDERS.flatMap((folder) => [
    `${folder}/*`,
    ...["wants", "requires", "upholds"].map((word) => `${folder}/*.${word}/*`),
  ]);
  return ["/lib", ...paths].flatMap(looksAtEntry);
}
