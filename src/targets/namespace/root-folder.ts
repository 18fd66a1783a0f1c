import { closeSync, openSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { readText } from "../local/read-file.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import { parseMounts } from "./parse-mounts.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** Opens a place without opening the file there: `O_PATH`, which Node does not name. */
export const O_PATH = 0o10000000;

/** The root folder of a process. */
export interface RootFolder {
  readonly descriptor: number;
  /** Where it lies for a person: `/proc/12/root`. */
  readonly name: string;
  /** Whether a program of a user answers for the file system of an open place: it could keep us waiting for ever. */
  isAnsweredByProgram(descriptor: number): boolean;
  release(): void;
}

/** Opens the root folder of a process. What is mounted there meanwhile is trusted only once it is in its list of mounts. */
export function openRoot({ pid, folder }: PinnedProcess): Seen<RootFolder> {
  const name = `/proc/${pid}/root`;
  try {
    const descriptor = openSync(`${folder}/root`, O_PATH);
    const own = mountOf(descriptor);
    let mounts = mountsOf(folder);
    return {
      status: "observed",
      value: {
        descriptor,
        name,
        isAnsweredByProgram(place) {
          const mount = mountOf(place);
          if (mount === own) return false;
          if (!mounts.has(mount)) mounts = mountsOf(folder);
          return (mounts.get(mount) ?? "fuse").startsWith("fuse");
        },
        release: () => {
          closeSync(descriptor);
        },
      },
    };
  } catch (error) {
    return unavailableFrom(error, name);
  }
}

const MOUNTS_LIMIT = 16 << 20;

function mountsOf(folder: string): ReadonlyMap<string, string> {
  const text = readText(`${folder}/mountinfo`, MOUNTS_LIMIT);
  return parseMounts(text.status === "observed" ? text.value : "");
}

function mountOf(descriptor: number): string {
  const text = readText(`/proc/self/fdinfo/${descriptor}`, MOUNTS_LIMIT);
  return (text.status === "observed" ? /^mnt_id:\s*(\d+)$/m.exec(text.value)?.[1] : undefined) ?? "";
}
