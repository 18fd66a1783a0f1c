import type { FoundContainer } from "./found-container.ts";
import { memberOf, pidOf, textOf } from "./read-state.ts";
import type { StateReader } from "./read-state.ts";
import type { StateFolders } from "./state-folders.ts";

/** Containers of Docker, from `containers/ID/config.v2.json`. */
export function dockerContainers(
  state: StateReader,
  { docker, owner }: StateFolders,
): readonly FoundContainer[] {
  return state.list(docker).flatMap((folder) => {
    const file = `${docker}/${folder}/config.v2.json`;
    const config = state.json(file);
    const id = textOf(memberOf(config, "ID"));
    if (id === null) return [];
    const name = textOf(memberOf(config, "Name"));
    const names = name === null ? [] : [name.replace(/^\//, "")];
    const isRunning = memberOf(config, "State", "Running") === true;
    const pid = isRunning ? pidOf(memberOf(config, "State", "Pid")) : null;
    return [{ engine: `docker${owner}`, id, names, pid, startTicks: null, file }];
  });
}
