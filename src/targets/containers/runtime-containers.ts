import type { FoundContainer } from "./found-container.ts";
import { memberOf, pidOf } from "./read-state.ts";
import type { StateReader } from "./read-state.ts";
import type { StateFolders } from "./state-folders.ts";

/** Containers of runc alone, from `runc/ID/state.json` of libcontainer. */
export function runcContainers(state: StateReader, { run, owner }: StateFolders): readonly FoundContainer[] {
  return state.list(`${run}/runc`).flatMap((id) => {
    const file = `${run}/runc/${id}/state.json`;
    const kept = state.json(file);
    if (kept === null) return [];
    const pid = pidOf(memberOf(kept, "init_process_pid"));
    const startTicks = pidOf(memberOf(kept, "init_process_start"));
    return [{ engine: `runc${owner}`, id, names: [], pid, startTicks, file }];
  });
}

/** Containers of crun alone, from `crun/ID/status`. */
export function crunContainers(state: StateReader, { run, owner }: StateFolders): readonly FoundContainer[] {
  return state.list(`${run}/crun`).flatMap((id) => {
    const file = `${run}/crun/${id}/status`;
    const kept = state.json(file);
    if (kept === null) return [];
    const pid = pidOf(memberOf(kept, "pid"));
    const startTicks = pidOf(memberOf(kept, "process-start-time"));
    return [{ engine: `crun${owner}`, id, names: [], pid, startTicks, file }];
  });
}
