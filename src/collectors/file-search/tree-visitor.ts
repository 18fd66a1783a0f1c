import type { EvidenceGap } from "../../model/observation.ts";
import type { WalkedEntry, WalkOrder } from "../../targets/walk/walk-order.ts";
import { isLocalFileSystem } from "./is-local-file-system.ts";
import type { SearchBase } from "./searcher.ts";

/** A search that is about the entries of a folder, and how deep its base lies below that of the walk. */
interface Active extends SearchBase {
  readonly depth: number;
}

/** Which searches a folder's entries are shown to, and which bases are still to come below it. */
interface Reach {
  readonly active: readonly Active[];
  readonly awaited: readonly SearchBase[];
}

type Visitor = Pick<WalkOrder<Reach>, "onEntry" | "onGap">;

const NONE: readonly never[] = [];

/** Shows each entry of a walk to the searches that are about it. */
export const treeVisitor: Visitor = {
  onEntry(entry, reach) {
    const begun = reach.awaited.length === 0 ? NONE : begin(entry, reach.awaited);
    if (entry.type === "directory") return enter(entry, reach, begun);
    for (const active of reach.active) show(entry, active);
    for (const active of begun) show(entry, active);
    return null;
  },
  onGap(gap, { active, awaited }) {
    for (const { searcher } of [...active, ...awaited]) searcher.gaps.add(gap);
  },
};

function begin(entry: WalkedEntry, awaited: readonly SearchBase[]): readonly Active[] {
  const begun = awaited.filter(({ real }) => real === entry.path);
  for (const { searcher } of begun) searcher.begin();
  return begun.map((base) => ({ ...base, depth: entry.depth }));
}

function enter(entry: WalkedEntry, reach: Reach, begun: readonly Active[]): Reach | null {
  const going = reach.active.filter((active) => !isElsewhere(entry, active) && goesOn(entry, active));
  const active = begun.length === 0 ? going : [...going, ...begun.filter((base) => goesOn(entry, base))];
  const awaited = reach.awaited.length === 0 ? NONE : awaitedBelow(entry, reach.awaited);
  if (active.length === 0 && awaited.length === 0) return null;
  const isSame = active.length === reach.active.length && awaited.length === reach.awaited.length;
  return isSame && begun.length === 0 ? reach : { active, awaited };
}

function awaitedBelow({ path }: WalkedEntry, awaited: readonly SearchBase[]): readonly SearchBase[] {
  const folder = path === "/" ? path : `${path}/`;
  return awaited.filter(({ real }) => real !== path && real.startsWith(folder));
}

/** A mount point that a search does not go through. */
function isElsewhere({ mounted, entering, path }: WalkedEntry, { searcher }: Active): boolean {
  const isMeant = mounted === null || searcher.request.fileSystems === "all" || isLocalFileSystem(mounted);
  if (isMeant && entering === "possible") return false;
  searcher.skipped.add(path);
  return true;
}

/** Shows a folder to a search, and says whether it wants to see what is in it. */
function goesOn(entry: WalkedEntry, active: Active): boolean {
  const { searcher, depth } = active;
  if (searcher.isOver || !show(entry, active)) return false;
  const { most } = searcher.request.depth;
  return most === null || entry.depth - depth < most;
}

function show(entry: WalkedEntry, { searcher, asked, real, depth }: Active): boolean {
  const isNamedOtherwise = asked !== real;
  const path = isNamedOtherwise || searcher.request.ignore.length > 0 ? shownPath(entry, asked, real) : null;
  if (path !== null && searcher.isIgnored(path)) return false;
  searcher.look(entry, path, entry.depth - depth);
  return true;
}

/** The path of an entry below its base as it was asked for. */
function shownPath({ path }: WalkedEntry, asked: string, real: string): string {
  if (asked === real) return path;
  const rest = real === "/" ? path : path.slice(real.length);
  if (rest === "" || rest === "/") return asked;
  return asked === "/" ? rest : asked + rest;
}

/** The gap that a walk leaves which did not get anywhere. */
export function leaveGap(bases: readonly SearchBase[], { reason, detail }: EvidenceGap): void {
  for (const { searcher } of bases) searcher.gaps.add({ reason, detail });
}
