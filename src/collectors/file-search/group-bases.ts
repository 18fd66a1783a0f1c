import type { SearchBase } from "./searcher.ts";

/** A tree that has to be walked, and the bases in it. */
export interface WalkedTree {
  readonly root: string;
  readonly bases: readonly SearchBase[];
}

/** Puts bases that lie within each other together, so that every tree is walked once. */
export function groupBases(bases: readonly SearchBase[]): readonly WalkedTree[] {
  const trees: { root: string; bases: SearchBase[] }[] = [];
  for (const base of bases.toSorted((a, b) => compare(keyOf(a), keyOf(b)))) {
    const last = trees.at(-1);
    if (last !== undefined && isWithin(base.real, last.root)) last.bases.push(base);
    else trees.push({ root: base.real, bases: [base] });
  }
  return trees;
}

/** What is below a folder comes right after it. */
function keyOf({ real }: SearchBase): string {
  return real === "/" ? "" : real.replaceAll("/", "\0");
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isWithin(path: string, folder: string): boolean {
  return folder === "/" || path === folder || path.startsWith(`${folder}/`);
}
