import { domainToASCII } from "node:url";
import type { AddressRange } from "./address-range.ts";
import { parseAddress } from "./parse-address.ts";
import type { ParsedAddress } from "./parse-address.ts";

/** What a user wrote to be scanned: a name that is still to be resolved, or addresses. */
export type Host =
  | { readonly kind: "name"; readonly written: string; readonly name: string }
  | { readonly kind: "addresses"; readonly written: string; readonly range: AddressRange };

/** A host, or why a text is none. */
export type ParsedHost =
  | { readonly status: "parsed"; readonly host: Host }
  | { readonly status: "faulty"; readonly message: string };

const LONGEST_NAME = 253;
const LABEL = /^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$/;
const BITS = { ipv4: 32, ipv6: 128 } as const;

/**
 * Reads one host: a name, an address, a block (`10.0.0.0/24`, `2001:db8::/120`), or a range (`10.0.0.1-20`,
 * `10.0.0.1-10.0.1.9`). Every address of a block is meant, the first and the last of it too. Never throws.
 */
export function parseHost(written: string): ParsedHost {
  const parsed = readAddresses(written);
  if (parsed === null) return readName(written);
  if (parsed.status === "faulty") return faulty(written, parsed.message);
  const objection = objectionTo(parsed.range);
  if (objection !== null) return faulty(written, objection);
  return { status: "parsed", host: { kind: "addresses", written, range: parsed.range } };
}

/** `null` for what can only be a name. */
function readAddresses(text: string): ParsedAddress | null {
  const block = /^([^/]*)\/([^/]*)$/.exec(text);
  if (block !== null) return readBlock(block[1] ?? "", block[2] ?? "");
  const range = /^([0-9.]+|\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\]?)-(.+)$/.exec(text);
  if (range !== null) return readRange(range[1] ?? "", range[2] ?? "");
  const address = parseAddress(text);
  const canBeName = !/[:%[\]]/.test(text) && !/(^|\.)(\d+|0x[0-9a-f]*)\.?$/i.test(text);
  return address.status === "faulty" && canBeName ? null : address;
}

function readBlock(base: string, prefix: string): ParsedAddress {
  const parsed = parseAddress(base);
  if (parsed.status === "faulty") return parsed;
  const { family, first, zone } = parsed.range;
  const most = BITS[family];
  if (zone !== null) return { status: "faulty", message: "a block has no zone" };
  if (!/^(0|[1-9]\d{0,2})$/.test(prefix) || Number(prefix) > most)
    return { status: "faulty", message: `after / comes the length of the prefix, 0 to ${most}` };
  const size = 1n << BigInt(most - Number(prefix));
  const start = first - (first % size);
  return { status: "parsed", range: { family, first: start, last: start + size - 1n, zone } };
}

function readRange(from: string, to: string): ParsedAddress {
  const first = parseAddress(from);
  if (first.status === "faulty") return first;
  const isLastPart = first.range.family === "ipv4" && /^\d{1,3}$/.test(to);
  const last = parseAddress(isLastPart ? from.replace(/\d+$/, to) : to);
  if (last.status === "faulty") return last;
  if (first.range.family !== last.range.family || last.range.zone !== null)
    return { status: "faulty", message: "a range goes from one address to another one of its family" };
  if (last.range.last < first.range.first)
    return { status: "faulty", message: "the range ends before it begins" };
  return { status: "parsed", range: { ...first.range, last: last.range.last } };
}

const NO_HOSTS: readonly (readonly [
  words: string,
  family: AddressRange["family"],
  first: bigint,
  last: bigint,
])[] = [
  ["0.0.0.0 is the address of no host", "ipv4", 0n, 0n],
  ["multicast addresses belong to no single host", "ipv4", 0xe000_0000n, 0xefff_ffffn],
  ["255.255.255.255 is the address of no single host", "ipv4", 0xffff_ffffn, 0xffff_ffffn],
  [":: is the address of no host", "ipv6", 0n, 0n],
  ["multicast addresses belong to no single host", "ipv6", 0xffn << 120n, (1n << 128n) - 1n],
];

/** Only a single address or a small block: a block that is too large is refused for its size. */
function objectionTo({ family, first, last }: AddressRange): string | null {
  const found = NO_HOSTS.find(([, own, from, to]) => own === family && first <= to && last >= from);
  const isHuge = last - first > 0xffffn;
  return found === undefined || isHuge ? null : found[0];
}

function readName(written: string): ParsedHost {
  const name = /^[ -~]*$/.test(written) ? written : domainToASCII(written);
  const labels = name.replace(/\.$/, "").split(".");
  if (name.length > LONGEST_NAME || !labels.every((label) => LABEL.test(label)))
    return faulty(written, "it is neither a name nor an address");
  return { status: "parsed", host: { kind: "name", written, name } };
}

function faulty(written: string, message: string): ParsedHost {
  return { status: "faulty", message: `${written.slice(0, 300)}: ${message}.` };
}
