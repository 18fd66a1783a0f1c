import { posix } from "node:path";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../file-access.ts";
import { filesAt, waysInRoot, worded } from "../within-root/files-at.ts";
import type { LeadTo } from "../within-root/files-at.ts";
import type { RootFolder } from "../within-root/root-folder.ts";
import type { PinnedProcess } from "./pin-process.ts";
import { ownersInside } from "./owners-inside.ts";
import { placeInProc } from "./process-paths.ts";

/** The files that a process sees, and the machine's own `/proc`, in which the tables of sockets are those of the process. */
export function namespaceFiles(process: PinnedProcess, root: Seen<RootFolder>): FileAccess {
  const inside = ownersInside(process);
  const inRoot = waysInRoot(root, inside);
  const either =
    (elsewhere: LeadTo): LeadTo =>
    (asked, use) => {
      const path = posix.normalize(asked);
      return path.startsWith("/proc/") ? inProc(process, path, use) : elsewhere(path, use);
    };
  const files = filesAt({ at: either(inRoot.at), linkAt: either(inRoot.linkAt), walk: inRoot.walk });
  return {
    ...files,
    entry: (path, last) => {
      const entry = files.entry(path, last);
      return entry.status === "observed" ? { status: "observed", value: inside(entry.value) } : entry;
    },
  };
}

function inProc<T>(process: PinnedProcess, path: string, use: (place: string) => Seen<T>): Seen<T> {
  const place = placeInProc(process, path);
  if (place.status === "unavailable") return place;
  const answer = use(place.value);
  if (answer.status === "observed" || !place.value.startsWith(process.folder)) return answer;
  if (!process.isAlive())
    return { status: "unavailable", reason: "vanished", detail: `Process ${process.pid} has ended.` };
  return worded(answer, process.folder, `/proc/${process.pid}`);
}
