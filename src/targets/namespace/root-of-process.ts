import type { Seen } from "../../model/observation.ts";
import { openRoot } from "../within-root/root-folder.ts";
import type { RootFolder } from "../within-root/root-folder.ts";
import type { PinnedProcess } from "./pin-process.ts";

/** Opens the root folder of a process, with the mounts that it sees. */
export function rootOfProcess({ pid, folder }: PinnedProcess): Seen<RootFolder> {
  return openRoot({
    path: `${folder}/root`,
    name: `/proc/${pid}/root`,
    mounts: `${folder}/mountinfo`,
    mountedBelow: "/",
    closed: new Set(),
  });
}
