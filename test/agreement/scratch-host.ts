import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openRootfs } from "../../src/targets/rootfs/open-rootfs.ts";
import type { Target } from "../../src/targets/target.ts";

/** A file, directory or link, and its owner and mode where they matter. */
export interface ScratchEntry {
  readonly text?: string;
  /** What a symbolic link says. */
  readonly leadsTo?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly gid?: number;
  /** How many days ago its content changed. */
  readonly daysAgo?: number;
  /** Set for a named pipe. */
  readonly isPipe?: true;
}

/** Entries by path; one without a text that leads nowhere is a directory. A text alone is a file of root. */
export type ScratchEntries = Readonly<Record<string, ScratchEntry | string>>;

/** A root file system of real files with real owners, and the target that looks at it. */
export interface ScratchHost {
  readonly folder: string;
  readonly target: Target;
  close(): void;
}

/** Makes the files below a new folder, in the order in which they are given, and opens it as a system at rest. */
export function scratchHost(entries: ScratchEntries): ScratchHost {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-host-"));
  for (const [path, entry] of Object.entries(entries))
    make(folder + path, typeof entry === "string" ? { text: entry } : entry);
  const opened = openRootfs({ folder, name: "rootfs:scratch", predict: "not-asked" });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  return {
    folder,
    target: opened.value.target,
    close() {
      opened.value.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function make(place: string, entry: ScratchEntry): void {
  const { text, leadsTo, mode, uid = 0, gid = 0, daysAgo } = entry;
  mkdirSync(dirname(place), { recursive: true });
  if (leadsTo !== undefined) {
    symlinkSync(leadsTo, place);
    return;
  }
  begin(place, entry);
  chownSync(place, uid, gid);
  chmodSync(place, mode ?? (text === undefined ? 0o755 : 0o644));
  if (daysAgo === undefined) return;
  const seconds = Date.now() / 1000 - daysAgo * 86_400;
  utimesSync(place, seconds, seconds);
}

function begin(place: string, { text, isPipe }: ScratchEntry): void {
  if (isPipe === true) execFileSync("mkfifo", [place]);
  else if (text === undefined) mkdirSync(place, { recursive: true });
  else writeFileSync(place, text);
}
