import type { Inside } from "../walk/visit.ts";
import type { PinnedProcess } from "./pin-process.ts";
import { userNumbers } from "./user-numbers.ts";

/** What the kernel shows for an owner who has no number where a process runs (`/proc/sys/kernel/overflowuid`). */
const NOBODY = 65_534;

/** The owners of files by the numbers that they have where a process runs. */
export function ownersInside(process: PinnedProcess): Inside {
  const uidOf = userNumbers(process, "uid_map");
  const gidOf = userNumbers(process, "gid_map");
  return (entry) => ({ ...entry, uid: uidOf(entry.uid) ?? NOBODY, gid: gidOf(entry.gid) ?? NOBODY });
}
