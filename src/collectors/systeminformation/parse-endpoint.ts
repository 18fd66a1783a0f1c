import ipaddr from "ipaddr.js";

/** A local end of a socket: an address of 4 or 16 bytes and a port. */
export interface LocalEnd {
  readonly address: Uint8Array;
  readonly port: number;
}

const ANY: Readonly<Record<"ipv4" | "ipv6", Uint8Array>> = {
  ipv4: new Uint8Array(4),
  ipv6: new Uint8Array(16),
};

/** Reads an address (`*`, with brackets or a zone) and a port; a v4-mapped address gives its IPv4 address. */
export function parseEndpoint(host: string, port: string, family: "ipv4" | "ipv6"): LocalEnd | null {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) return null;
  const address = host === "*" ? ANY[family] : parseHost(host.replace(/^\[|\]$/g, "").replace(/%.*$/, ""));
  return address === null ? null : { address, port: Number(port) };
}

function parseHost(text: string): Uint8Array | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text) && !/(^|\.)0\d/.test(text))
    return Uint8Array.from(ipaddr.IPv4.parse(text).toByteArray());
  if (!text.includes(":") || !ipaddr.IPv6.isValid(text)) return null;
  const address = ipaddr.IPv6.parse(text);
  const bytes = address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
  return Uint8Array.from(bytes.toByteArray());
}
