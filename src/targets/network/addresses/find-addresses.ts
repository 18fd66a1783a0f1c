import type { Unavailable } from "../../../model/observation.ts";
import { sizeOfRange } from "./address-range.ts";
import type { AddressRange } from "./address-range.ts";
import { addressText } from "./address-text.ts";
import { eachAddress } from "./each-address.ts";
import { mergeRanges } from "./merge-ranges.ts";
import type { Host } from "./parse-host.ts";
import { resolveName } from "./resolve-name.ts";
import type { Family } from "./resolve-name.ts";

/** A name that could not be resolved, or not to all of its addresses. */
interface UnresolvedName {
  readonly name: string;
  /** The only family that is not known. */
  readonly part: Family | "all";
  readonly why: Unavailable;
}

/** The addresses that hosts stand for, each once. */
export interface FoundAddresses {
  readonly count: bigint;
  /** Made anew with each call, address by address. */
  each(): Iterable<string>;
  /** The names, as written, that led to an address. */
  namesOf(address: string): readonly string[];
  /** Whether the user wrote this address, or a name of it, and not only a block that it is in. */
  isNamed(address: string): boolean;
  readonly unresolved: readonly UnresolvedName[];
}

/** Resolves all names at once, as many as the system does side by side, and puts the addresses of all hosts together. */
export async function findAddresses(hosts: readonly Host[]): Promise<FoundAddresses> {
  const unresolved: UnresolvedName[] = [];
  const names = new Map<string, Set<string>>();
  const resolve = async (host: Host): Promise<readonly AddressRange[]> => {
    if (host.kind === "addresses") return [host.range];
    const seen = await resolveName(host.name);
    if (seen.status === "unavailable") {
      unresolved.push({ name: host.written, part: "all", why: seen });
      return [];
    }
    const { ranges, missing } = seen.value;
    if (missing !== null) unresolved.push({ name: host.written, part: missing.family, why: missing.why });
    return ranges;
  };
  const found = await Promise.all(hosts.map(resolve));
  for (const [index, host] of hosts.entries())
    for (const range of found[index] ?? []) {
      if (sizeOfRange(range) > 1n) continue;
      const address = addressText(range.first, range);
      const known = names.get(address) ?? new Set();
      if (host.kind === "name") known.add(host.written);
      names.set(address, known);
    }
  const ranges = mergeRanges(found.flat());
  return {
    count: ranges.reduce((sum, range) => sum + sizeOfRange(range), 0n),
    each: () => eachAddress(ranges),
    namesOf: (address) => [...(names.get(address) ?? [])],
    isNamed: (address) => names.has(address),
    unresolved,
  };
}
