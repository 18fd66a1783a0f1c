import { closeSync, constants, fstatSync, openSync, readlinkSync } from "node:fs";
import type { Seen, Unavailable } from "../../model/observation.ts";
import { unavailableFrom } from "../local/unavailable-from.ts";
import { O_PATH } from "./root-folder.ts";
import type { RootFolder } from "./root-folder.ts";

/** As many as the kernel follows. */
const MOST_LINKS = 40;
const MOST_STEPS = 2000;
const DEEPEST = 256;

/** Where a walk stands: the folders on the way, the names still to take (the next one last), and what it took so far. */
interface Walk {
  readonly root: RootFolder;
  readonly open: number[];
  readonly names: string[];
  links: number;
  steps: number;
}

/**
 * Gives `use` a path that leads to the file at `path` inside of a root folder, symbolic links followed as a process in
 * there would follow them. Each name is opened in its open folder without following it, and the text of a link is
 * taken apart by hand, so that whoever swaps files for links meanwhile never leads us out.
 */
export function withinRoot<T>(root: RootFolder, path: string, use: (place: string) => Seen<T>): Seen<T> {
  const walk: Walk = { root, open: [], names: path.split("/").reverse(), links: 0, steps: 0 };
  try {
    const fault = goOn(walk);
    return fault === null ? use(placeOf(walk)) : fail(root, path, fault);
  } catch (error) {
    return unavailableFrom(error, root.name + path);
  } finally {
    for (const descriptor of walk.open) closeSync(descriptor);
  }
}

function goOn(walk: Walk): string | null {
  for (let name = walk.names.pop(); name !== undefined; name = walk.names.pop()) {
    walk.steps += 1;
    if (walk.links > MOST_LINKS || walk.steps > MOST_STEPS || walk.open.length > DEEPEST)
      return "leads through too many links or folders";
    const fault = take(walk, name);
    if (fault !== null) return fault;
  }
  return null;
}

function take(walk: Walk, name: string): string | null {
  if (name === "" || name === ".") return null;
  if (name === "..") {
    leave(walk, 1);
    return null;
  }
  if (walk.open.length === 0 && walk.root.closed.has(name))
    return "belongs to a running system, and this one is at rest";
  const place = `${placeOf(walk)}/${name}`;
  const descriptor = openSync(place, O_PATH | constants.O_NOFOLLOW);
  walk.open.push(descriptor);
  if (walk.root.isAnsweredByProgram(descriptor))
    return "lies on a file system that a program answers for (FUSE), which could keep the reader waiting";
  if (!fstatSync(descriptor).isSymbolicLink()) return null;
  leave(walk, 1);
  follow(walk, readlinkSync(place));
  return null;
}

/** A link starts from the folder that it lies in, or from the root that is ours. */
function follow(walk: Walk, text: string): void {
  walk.links += 1;
  if (text.startsWith("/")) leave(walk, Infinity);
  walk.names.push(...text.split("/").reverse());
}

function leave({ open }: Walk, count: number): void {
  for (const descriptor of open.splice(-Math.min(count, open.length), open.length)) closeSync(descriptor);
}

function placeOf({ root, open }: Walk): string {
  return `/proc/self/fd/${open.at(-1) ?? root.descriptor}`;
}

function fail(root: RootFolder, path: string, words: string): Unavailable {
  return { status: "unavailable", reason: "not-supported", detail: `${root.name}${path} ${words}.` };
}
