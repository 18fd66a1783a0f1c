import type { FoundContainer } from "./found-container.ts";
import { memberOf, pidOf, textOf } from "./read-state.ts";
import type { StateReader } from "./read-state.ts";
import type { StateFolders } from "./state-folders.ts";

/** Annotations in which those who use containerd keep the name of a container. */
const NAMES: readonly string[] = ["nerdctl/name", "io.kubernetes.cri.container-name"];

/** Containers of containerd, from the folders of its tasks (`NAMESPACE/ID/init.pid`, `config.json`). */
export function containerdContainers(
  state: StateReader,
  { containerd, owner }: StateFolders,
): readonly FoundContainer[] {
  const tasks = `${containerd}/io.containerd.runtime.v2.task`;
  return state.list(tasks).flatMap((space) =>
    state.list(`${tasks}/${space}`).map((id) => {
      const file = `${tasks}/${space}/${id}/init.pid`;
      const config = state.json(`${tasks}/${space}/${id}/config.json`);
      const names = NAMES.flatMap((name) => textOf(memberOf(config, "annotations", name)) ?? []);
      return {
        engine: `containerd${owner}`,
        id,
        names,
        pid: pidOf(state.text(file)),
        startTicks: null,
        file,
      };
    }),
  );
}
