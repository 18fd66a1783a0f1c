import type { Unavailable } from "../../model/observation.ts";
import type { ShownEntries } from "./shown-entries.ts";
import type { ShownFolders } from "./shown-folders.ts";
import { plainPath } from "./shown-path.ts";

/** What the script showed of the folders on the way to a path. */
interface ShownWay {
  readonly entries: ShownEntries;
  readonly folders: ShownFolders;
}

/**
 * Whether a path that was not looked at cannot be there: a folder on the way to it is missing, or is none, or was listed
 * without it. `null` where nothing tells.
 */
export function inferredAbsence(path: string, way: ShownWay): Unavailable | null {
  for (let at = plainPath(path); at !== "/" && at.startsWith("/"); at = folderOf(at)) {
    const answer = toldByFolder(at, way);
    if (answer === "missing") return missing(path);
    if (answer === "there") return null;
  }
  return null;
}

/** What a folder tells of what is directly in it. */
function toldByFolder(path: string, { entries, folders }: ShownWay): "missing" | "there" | "unknown" {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (name === "." || name === "..") return "there";
  const names = folders(folderOf(path));
  if (names?.status === "observed") return names.value.has(name) ? "there" : "missing";
  return isNoFolder(entries(folderOf(path), "followed")) ? "missing" : "unknown";
}

function isNoFolder(entry: ReturnType<ShownEntries>): boolean {
  if (entry?.status === "observed") return entry.value.type !== "directory";
  return entry?.reason === "missing-source";
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function missing(path: string): Unavailable {
  return { status: "unavailable", reason: "missing-source", detail: `${path} does not exist.` };
}
