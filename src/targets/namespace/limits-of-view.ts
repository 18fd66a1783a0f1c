import { readlinkSync } from "node:fs";
import type { Unavailable } from "../../model/observation.ts";
import { networkNamespaces } from "./network-namespaces.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** What a look at one network namespace leaves out of what a reader takes for the whole container. */
export function limitsOfView({ folder }: PinnedProcess): readonly Pick<Unavailable, "reason" | "detail">[] {
  const [processes, network] = [linkOf(`${folder}/ns/pid`), linkOf(`${folder}/ns/net`)];
  if (processes === null || network === null || processes === linkOf("/proc/self/ns/pid")) return [];
  const survey = networkNamespaces();
  if (survey.status === "unavailable") return [survey];
  const others = survey.value.namespaces
    .filter(({ inode }) => `net:[${inode}]` !== network)
    .flatMap((namespace) => namespace.processes.filter((pid) => linkOf(`/proc/${pid}/ns/pid`) === processes));
  if (others.length === 0) return [];
  const some = others.slice(0, 3).join(", ") + (others.length > 3 ? ", …" : "");
  const detail = `Processes of it (${some}) are in other network namespaces, whose sockets are not in here; see --all-netns.`;
  return [{ reason: "not-supported", detail }];
}

function linkOf(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
