import type { Seen } from "../../model/observation.ts";
import { readRecord } from "../local/read-file.ts";
import type { ViewedProcess } from "../namespace/namespace-target.ts";
import type { PinnedProcess } from "../namespace/pin-process.ts";
import { containerIdOf, containersByCgroup } from "./by-cgroup.ts";
import { chooseContainer, titleOf } from "./choose-container.ts";
import type { RunningContainer } from "./choose-container.ts";
import { listContainers } from "./list-containers.ts";
import { stateFolders } from "./state-folders.ts";
import type { StateFolders } from "./state-folders.ts";

/** The first process of the container that a word means: by the state of engines, else by control groups. */
export function findContainer(
  word: string,
  folders: readonly StateFolders[] = stateFolders(),
): Seen<ViewedProcess> {
  const name = `container:${word}`;
  const chosen = chooseContainer(word, listContainers(folders));
  if (chosen.status === "observed" && chosen.value !== null) {
    const container = chosen.value;
    const { pid } = container;
    const viewed = {
      pid,
      name,
      place: titleOf(container),
      isMeant: (process: PinnedProcess) => isMeant(container, process),
    };
    return { status: "observed", value: viewed };
  }
  const grouped = containersByCgroup(word);
  const [only] = grouped;
  if (only !== undefined && grouped.length === 1) {
    const place = titleOf({ engine: "a", id: only.id });
    return { status: "observed", value: { pid: only.pid, name, place } };
  }
  return chosen.status === "unavailable" ? chosen : nothingFound(word, grouped.length);
}

function nothingFound(word: string, count: number): Seen<never> {
  const detail =
    count > 1
      ? `The ids of ${count} containers begin with ${word}; give more of it.`
      : `There is no container ${word} in the state of Docker, Podman, containerd, runc or crun.`;
  return { status: "unavailable", reason: count > 1 ? "failed" : "missing-source", detail };
}

const LONG_ID = /^[\da-f]{64}$/;

/** The state on disk may be older than the process that now has the number. */
function isMeant(container: RunningContainer, { pid, folder }: PinnedProcess): Seen<readonly string[]> {
  const { id, startTicks, file } = container;
  const ticks = startTicks === null ? null : ticksOf(folder);
  const group = containerIdOf(folder);
  if ((ticks !== null && ticks !== startTicks) || (LONG_ID.test(id) && group !== null && group !== id)) {
    const detail = `${titleOf(container)} does not run: process ${pid}, which ${file} names, is another one by now.`;
    return { status: "unavailable", reason: "vanished", detail };
  }
  const isSure = ticks !== null || group === id;
  const doubt = `Only ${file} says that process ${pid} is of this container; its control group does not.`;
  return { status: "observed", value: isSure ? [] : [doubt] };
}

function ticksOf(folder: string): number | null {
  const stat = readRecord(`${folder}/stat`);
  const fields =
    stat.status === "observed" ? stat.value.slice(stat.value.lastIndexOf(")") + 2).split(" ") : [];
  const ticks = Number(fields[19] ?? NaN);
  return Number.isSafeInteger(ticks) ? ticks : null;
}
