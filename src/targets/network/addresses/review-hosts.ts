import { sizeOfRange } from "./address-range.ts";
import type { Host } from "./parse-host.ts";
import { countPublic } from "./public-addresses.ts";

/** How many addresses one run scans at most. */
export const MOST_ADDRESSES = 65_536;

/** Whether the user said that public addresses may be scanned. */
export type Permission = "given" | "not-given";

/**
 * Why these hosts are not scanned; `null` where they are. A name or an address that was written by itself is meant; a
 * block or range of public addresses may hold hosts of strangers, so that somebody has to say that it may be scanned.
 */
export function reviewHosts(hosts: readonly Host[], permission: Permission): string | null {
  const ranges = hosts.flatMap((host) => (host.kind === "addresses" ? [host] : []));
  const count = ranges.reduce((sum, { range }) => sum + sizeOfRange(range), 0n);
  if (count > BigInt(MOST_ADDRESSES)) {
    const written = ranges.length === 1 ? (ranges[0]?.written ?? "") : "These hosts";
    return `${written}: ${count} addresses; one run scans ${MOST_ADDRESSES} at most.`;
  }
  if (permission === "given") return null;
  for (const { written, range } of ranges) {
    const strangers = sizeOfRange(range) > 1n ? countPublic(range) : 0n;
    if (strangers > 1n)
      return `${written}: ${strangers} public addresses. If you may scan them, say so with --yes-i-may.`;
  }
  return null;
}
