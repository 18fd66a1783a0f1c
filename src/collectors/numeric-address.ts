import ipaddr from "ipaddr.js";

/** No address with brackets and zone comes near it, and telling what is none takes long for a longer text. */
const LONGEST = 128;

/**
 * The 4 or 16 bytes of a numeric address as tools print it: dotted decimal, IPv6 with or without brackets and zone. A
 * v4-mapped one gives its IPv4 address. `null` for a name or for what is no whole address.
 */
export function numericAddress(text: string): Uint8Array | null {
  if (text.length > LONGEST) return null;
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/s, "");
  if (ipaddr.IPv4.isValidFourPartDecimal(bare) && !/(^|\.)0\d/.test(bare))
    return Uint8Array.from(ipaddr.IPv4.parse(bare).toByteArray());
  if (!bare.includes(":") || !ipaddr.IPv6.isValid(bare)) return null;
  const address = ipaddr.IPv6.parse(bare);
  const bytes = address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
  return Uint8Array.from(bytes.toByteArray());
}
