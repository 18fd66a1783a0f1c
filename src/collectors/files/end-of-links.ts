import { posix } from "node:path";
import type { FileAccess } from "../../targets/file-access.ts";

/** As many as the kernel follows. */
const MOST_LINKS = 40;

/** Where the link at the end of a path leads, name by name; the path itself where there is none. */
export function endOfLinks(files: FileAccess, path: string): string {
  let end = path;
  for (let links = 0; links < MOST_LINKS; links += 1) {
    const entry = files.entry(end, "itself");
    if (entry.status === "unavailable" || entry.value.type !== "link") return end;
    const to = files.readLink(end);
    if (to.status === "unavailable") return end;
    end = posix.resolve(posix.dirname(end), to.value);
  }
  return end;
}
