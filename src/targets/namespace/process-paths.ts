import type { Seen } from "../../model/observation.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** What belongs to whoever reads it; of the rest of `/proc`, the machine's own is the right one. */
const OF_THE_PROCESS = /^\/proc\/(?:self\/)?(net(?:\/.*)?)$|^\/proc\/self\/(ns\/(?:net|mnt)|mounts)$/;

/** Where a path below `/proc` leads for a network namespace that is looked into from outside. */
export function placeInProc({ folder }: PinnedProcess, path: string): Seen<string> {
  const [, net, namespace] = OF_THE_PROCESS.exec(path) ?? [];
  const entry = net ?? namespace;
  if (entry !== undefined) return { status: "observed", value: `${folder}/${entry}` };
  if (!path.startsWith("/proc/sys/")) return { status: "observed", value: path };
  const detail = `${path} is that of the reader, not that of another network namespace.`;
  return { status: "unavailable", reason: "not-supported", detail };
}
