import { closeSync, constants, existsSync, openSync } from "node:fs";
import type { Seen, Unavailable } from "../../model/observation.ts";
import { readText } from "../local/read-file.ts";
import { codeOf, unavailableFrom } from "../local/unavailable-from.ts";
import { pointsBelow } from "../walk/parse-mount-points.ts";
import { readMountPoints } from "../walk/read-mount-points.ts";
import { parseMounts } from "./parse-mounts.ts";

/** Opens a place without opening the file there: `O_PATH`, which Node does not name. */
export const O_PATH = 0o10000000;

/** A folder that is the root of everything that is looked at. */
export interface RootFolder {
  /** Throws once it was released: the number may be that of something else by then. */
  readonly descriptor: number;
  /** Where it lies for a person: `/proc/12/root`. */
  readonly name: string;
  /** Names in it that are never entered. */
  readonly closed: ReadonlySet<string>;
  /** Whether a program of a user answers for the file system of an open place: it could keep us waiting for ever. */
  isAnsweredByProgram(descriptor: number): boolean;
  /** Kinds of file systems by the paths in the folder that they are mounted on; `null` where nothing tells. */
  mountPoints(): ReadonlyMap<string, string> | null;
  readonly release: () => void;
}

/** Which folder to open, and whose mounts are in it. */
export interface RootPlace {
  readonly path: string;
  readonly name: string;
  /** The list of mounts (`/proc/PID/mountinfo`) of those who see the folder so. */
  readonly mounts: string;
  /** What the paths in that list begin with, for what is in the folder. */
  readonly mountedBelow: string;
  readonly closed: ReadonlySet<string>;
}

/** Opens a root folder. What is mounted there meanwhile is trusted only once it is in the list of mounts. */
export function openRoot({ path, name, mounts: list, mountedBelow, closed }: RootPlace): Seen<RootFolder> {
  if (!existsSync("/proc/self/fdinfo")) return refused("Files below a folder are looked at on Linux only.");
  try {
    const opened = openSync(path, O_PATH | constants.O_DIRECTORY);
    let descriptor: number | null = opened;
    const own = mountOf(opened);
    let mounts = mountsIn(list);
    return {
      status: "observed",
      value: {
        get descriptor() {
          if (descriptor === null) throw new Error("it was closed meanwhile");
          return descriptor;
        },
        name,
        closed,
        isAnsweredByProgram(place) {
          const mount = mountOf(place);
          if (mount === own) return false;
          if (!mounts.has(mount)) mounts = mountsIn(list);
          return (mounts.get(mount) ?? "fuse").startsWith("fuse");
        },
        mountPoints() {
          const points = readMountPoints(list);
          return points === null ? null : pointsBelow(points, mountedBelow);
        },
        release: () => {
          if (descriptor !== null) closeSync(descriptor);
          descriptor = null;
        },
      },
    };
  } catch (error) {
    return codeOf(error) === "ENOTDIR" ? refused(`${name} is not a folder.`) : unavailableFrom(error, name);
  }
}

function refused(detail: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail };
}

const MOUNTS_LIMIT = 16 << 20;

function mountsIn(list: string): ReadonlyMap<string, string> {
  const text = readText(list, MOUNTS_LIMIT);
  return parseMounts(text.status === "observed" ? text.value : "");
}

function mountOf(descriptor: number): string {
  const text = readText(`/proc/self/fdinfo/${descriptor}`, MOUNTS_LIMIT);
  return (text.status === "observed" ? /^mnt_id:\s*(\d+)$/m.exec(text.value)?.[1] : undefined) ?? "";
}
