import { containerdContainers } from "./containerd-containers.ts";
import { dockerContainers } from "./docker-containers.ts";
import type { EngineState } from "./found-container.ts";
import { podmanContainers } from "./podman-containers.ts";
import { StateReader } from "./read-state.ts";
import { crunContainers, runcContainers } from "./runtime-containers.ts";
import type { StateFolders } from "./state-folders.ts";

/** The engines that know names come first: those that they use know the same containers by their ids only. */
const ENGINES = [dockerContainers, podmanContainers, containerdContainers, runcContainers, crunContainers];

/** Every container that the engines know of by their state on disk. */
export function listContainers(folders: readonly StateFolders[]): EngineState {
  const state = new StateReader();
  const containers = ENGINES.flatMap((engine) => folders.flatMap((places) => engine(state, places)));
  return { containers, unread: [...state.unread] };
}
