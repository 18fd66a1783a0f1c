import { sizeOfRange } from "./address-range.ts";
import type { AddressRange } from "./address-range.ts";
import { parseAddress } from "./parse-address.ts";

/**
 * Blocks that are not globally reachable by the special-purpose registries of IANA (RFC 6890 and what followed it).
 * Blocks that lead to other networks (6to4, Teredo, NAT64) count as public. Disjoint.
 */
const BLOCKS: readonly (readonly [base: string, prefix: number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 29],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["240.0.0.0", 4],
  ["::", 127],
  ["64:ff9b:1::", 48],
  ["100::", 64],
  ["2001:2::", 48],
  ["2001:db8::", 32],
  ["3fff::", 20],
  ["5f00::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
];

/** How many addresses of a range can be reached from everywhere: they belong to strangers, unless somebody says so. */
export function countPublic(range: AddressRange): bigint {
  const own = BLOCKS.map(rangeOf).map((block) => commonSize(range, block));
  return own.reduce((rest, size) => rest - size, sizeOfRange(range));
}

function rangeOf([base, prefix]: (typeof BLOCKS)[number]): AddressRange {
  const parsed = parseAddress(base);
  if (parsed.status === "faulty") throw new Error(`${base} is no address`);
  const { family, first, zone } = parsed.range;
  const size = 1n << BigInt((family === "ipv4" ? 32 : 128) - prefix);
  return { family, first, last: first + size - 1n, zone };
}

function commonSize(range: AddressRange, block: AddressRange): bigint {
  if (range.family !== block.family) return 0n;
  const first = range.first > block.first ? range.first : block.first;
  const last = range.last < block.last ? range.last : block.last;
  return first > last ? 0n : sizeOfRange({ first, last });
}
