import { closeSync, constants, openSync } from "node:fs";
import type { Seen } from "../../model/observation.ts";
import { readRecord } from "../local/read-file.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";

/** A process that is held on to: what is read below `folder` is of this very process, even if its number was given away. */
export interface PinnedProcess {
  readonly pid: number;
  /** Leads to its entry in `/proc`. */
  readonly folder: string;
  /** Whether it still runs; one that only waits to be buried does not. */
  isAlive(): boolean;
  release(): void;
}

/** Holds on to a process by an open descriptor of its entry in `/proc`. */
export function pinProcess(pid: number): Seen<PinnedProcess> {
  try {
    const descriptor = openSync(`/proc/${pid}`, constants.O_RDONLY | constants.O_DIRECTORY);
    const folder = `/proc/self/fd/${descriptor}`;
    return {
      status: "observed",
      value: {
        pid,
        folder,
        isAlive: () => isAlive(folder),
        release: () => {
          closeSync(descriptor);
        },
      },
    };
  } catch (error) {
    return unavailableFrom(error, `/proc/${pid}`);
  }
}

const BURIED = /^\d+ \([^]*\) [ZX] /;

function isAlive(folder: string): boolean {
  const stat = readRecord(`${folder}/stat`);
  return stat.status === "observed" && !BURIED.test(stat.value);
}
