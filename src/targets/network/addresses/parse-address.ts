import { isIPv4, isIPv6 } from "node:net";
import ipaddr from "ipaddr.js";
import type { AddressRange } from "./address-range.ts";

/** A range of one address, or why the text is none. */
export type ParsedAddress =
  | { readonly status: "parsed"; readonly range: AddressRange }
  | { readonly status: "faulty"; readonly message: string };

const ZONE = /^[A-Za-z0-9_.:-]{1,15}$/;
const FOUR_PARTS = /^\d{1,10}(\.\d{1,10}){3}$/;

/**
 * A numeric address: four decimal parts, or IPv6 with or without brackets and zone. A v4-mapped one is its IPv4 address.
 * Parts that begin with 0 are refused: some programs read them as octal numbers, and would contact somebody else.
 */
export function parseAddress(text: string): ParsedAddress {
  if (isIPv4(text)) return single("ipv4", ipaddr.IPv4.parse(text).toByteArray());
  if (FOUR_PARTS.test(text) && /(^|\.)0\d/.test(text))
    return faulty("a part begins with 0, which some programs read as octal");
  const { bare, zone } = partsOf(text);
  if (!isIPv6(bare) || (zone !== null && !ZONE.test(zone))) return faulty("it is no numeric address");
  return ofVersion6(ipaddr.IPv6.parse(bare), zone);
}

/** An IPv6 address without brackets, and its zone. */
function partsOf(text: string): { readonly bare: string; readonly zone: string | null } {
  const inner = text.startsWith("[") && text.endsWith("]") ? text.slice(1, -1) : text;
  const at = inner.indexOf("%");
  return at === -1 ? { bare: inner, zone: null } : { bare: inner.slice(0, at), zone: inner.slice(at + 1) };
}

function ofVersion6(address: ipaddr.IPv6, zone: string | null): ParsedAddress {
  const isMapped = address.isIPv4MappedAddress();
  if (isMapped && zone === null) return single("ipv4", address.toIPv4Address().toByteArray());
  const parsed = single("ipv6", address.toByteArray());
  if (zone === null) return parsed;
  if (isMapped || address.range() !== "linkLocal") return faulty("only a link-local address has a zone");
  return { status: "parsed", range: { ...parsed.range, zone } };
}

function single(family: AddressRange["family"], bytes: readonly number[]) {
  const value = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  return { status: "parsed", range: { family, first: value, last: value, zone: null } } as const;
}

function faulty(message: string): ParsedAddress {
  return { status: "faulty", message };
}
