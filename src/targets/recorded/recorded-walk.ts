import type { FileEntry } from "../../model/file-entry.ts";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../file-access.ts";
import { parseMountPoints } from "../walk/parse-mount-points.ts";
import type { WalkEnd, WalkedEntry, WalkOrder } from "../walk/walk-order.ts";
import { notRecorded } from "./recording.ts";
import type { Recording } from "./recording.ts";
import { plainPath } from "./shown-path.ts";
import { shownSearches } from "./shown-searches.ts";
import type { ShownSearch } from "./shown-searches.ts";

/** What is read of the files that are walked over. */
export interface WalkedFiles extends Pick<FileAccess, "readText"> {
  /** The first bytes of a file as text; a character that was cut at the end is left out. */
  readStart(path: string, limit: number): Seen<string>;
}

/**
 * Walks what the script's `find` showed below a folder: only what passed the tests of a search, and the folders on the
 * way to it, whose inodes are not known. Whoever walks tests again, and finds what it would find on the machine.
 */
export function recordedWalk(recording: Recording, files: WalkedFiles): FileAccess["walk"] {
  let searches: readonly ShownSearch[] | null = null;
  return (order) => {
    searches ??= shownSearches(recording);
    const base = plainPath(order.base);
    const inside = searches.filter((search) => isBelow(search.base, base));
    if (!inside.some((search) => search.base === base)) return Promise.resolve(notRecorded(base));
    return Promise.resolve({ status: "observed", value: walk(order, treeOf(base, inside, files), inside) });
  };
}

/** A tree of which only some entries are known. */
interface KnownTree {
  readonly base: string;
  readonly entries: ReadonlyMap<string, FileEntry>;
  readonly children: ReadonlyMap<string, ReadonlySet<string>>;
  readonly mounted: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
  readonly files: WalkedFiles;
}

function treeOf(base: string, searches: readonly ShownSearch[], files: WalkedFiles): KnownTree {
  const mountInfo = files.readText("/proc/self/mountinfo");
  const mounted = parseMountPoints(mountInfo.status === "observed" ? mountInfo.value : "");
  const entries = new Map(searches.flatMap(({ found }) => found).filter(([path]) => isBelow(path, base)));
  const leftOut = new Set(searches.flatMap((search) => search.leftOut));
  const children = new Map<string, Set<string>>();
  for (const path of [...entries.keys(), ...mounted.keys(), ...leftOut])
    if (isBelow(path, base)) addWay(children, base, path);
  return { base, entries, children, mounted, leftOut, files };
}

/** Notes a path below its parent, and that one below its own, as far as it is not known. */
function addWay(children: Map<string, Set<string>>, base: string, path: string): void {
  for (let at = path; at !== base; at = parentOf(at)) {
    const siblings = children.get(parentOf(at));
    if (siblings?.has(at) === true) return;
    if (siblings === undefined) children.set(parentOf(at), new Set([at]));
    else siblings.add(at);
  }
}

function walk<S>(order: WalkOrder<S>, tree: KnownTree, searches: readonly ShownSearch[]): WalkEnd {
  const state = order.onEntry(entryAt(tree, tree.base, 0), order.start);
  if (state === null) return "complete";
  for (const gap of searches.flatMap(({ gaps }) => gaps)) order.onGap(gap, state);
  const open = [{ path: tree.base, depth: 0, state }];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const depth = folder.depth + 1;
    for (const path of tree.children.get(folder.path) ?? []) {
      const below = order.onEntry(entryAt(tree, path, depth), folder.state);
      if (below === null) continue;
      if (tree.leftOut.has(path)) order.onGap(unseen(path), below);
      open.push({ path, depth, state: below });
    }
  }
  return searches.some(({ end }) => end === "timed-out") ? "timed-out" : "complete";
}

function unseen(path: string) {
  return { reason: "not-recorded", detail: `What is mounted on ${path} is not in the recording.` } as const;
}

/** What was not shown is a folder on the way to something that was. */
function entryAt({ entries, mounted, files }: KnownTree, path: string, depth: number): WalkedEntry {
  const entry = entries.get(path) ?? null;
  return {
    path,
    name: path.slice(path.lastIndexOf("/") + 1),
    depth,
    type: entry?.type ?? "directory",
    mounted: mounted.get(path) ?? null,
    entering: "possible",
    inode: () => entry,
    readStart: (limit) => files.readStart(path, limit),
  };
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(base === "/" ? "/" : `${base}/`);
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
