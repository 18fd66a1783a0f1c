import ipaddr from "ipaddr.js";

/**
 * An address as samhain takes it, in canonical text: IPv4 in any form of C (`127.1`, `0`), IPv6 without brackets.
 * `null` for anything else.
 */
export function readAddress(text: string): string | null {
  if (text.length > 50 || text.includes("%")) return null;
  if (text.includes(":")) return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text).toString() : null;
  return ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text).toString() : null;
}
