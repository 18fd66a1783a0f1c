import { numericAddress } from "../numeric-address.ts";

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
  const address = host === "*" ? ANY[family] : numericAddress(host);
  return address === null ? null : { address, port: Number(port) };
}
