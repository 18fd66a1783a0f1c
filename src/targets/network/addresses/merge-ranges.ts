import type { AddressRange } from "./address-range.ts";

/** The same addresses, each once: disjoint ranges, IPv4 before IPv6, by rising address. */
export function mergeRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const merged: AddressRange[] = [];
  for (const range of ranges.toSorted(byPlace)) {
    const before = merged.at(-1);
    if (before === undefined || !isSameNetwork(before, range) || range.first > before.last + 1n)
      merged.push(range);
    else if (range.last > before.last) merged[merged.length - 1] = { ...before, last: range.last };
  }
  return merged;
}

function isSameNetwork(one: AddressRange, other: AddressRange): boolean {
  return one.family === other.family && one.zone === other.zone;
}

function byPlace(a: AddressRange, b: AddressRange): number {
  return compare(a.family, b.family) || compare(a.zone ?? "", b.zone ?? "") || compare(a.first, b.first);
}

function compare<T extends string | bigint>(a: T, b: T): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
