import type { FoundContainer } from "./found-container.ts";
import { memberOf, pidOf, textOf } from "./read-state.ts";
import type { StateReader } from "./read-state.ts";
import type { StateFolders } from "./state-folders.ts";

/** Containers of Podman: names from `containers.json` of its storage, processes from `ID/userdata/pidfile` of what runs. */
export function podmanContainers(state: StateReader, folders: StateFolders): readonly FoundContainer[] {
  const list = state.json(`${folders.podman}/containers.json`);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    const id = textOf(memberOf(entry, "id"));
    if (id === null || !/^[\da-f]{12,64}$/.test(id)) return [];
    const names: unknown = memberOf(entry, "names");
    const file = `${folders.podmanRun}/${id}/userdata/pidfile`;
    return [
      {
        engine: `podman${folders.owner}`,
        id,
        names: Array.isArray(names) ? names.filter((name) => typeof name === "string") : [],
        pid: pidOf(state.text(file)),
        startTicks: null,
        file,
      },
    ];
  });
}
