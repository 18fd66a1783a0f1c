import { formatAddress } from "../format-address.ts";

/** The IPv4 addresses of a network namespace, from the leaves of `/proc/net/fib_trie` that are the host's own. */
export function parseOwnIpv4(text: string): ReadonlySet<string> {
  const leaves = text.matchAll(/^ +\|-- ([\d.]{7,15})\n +\/32 host LOCAL$/gm);
  return new Set([...leaves].map(([, address = ""]) => address));
}

/** The IPv6 addresses of a network namespace, from `/proc/net/if_inet6`. */
export function parseOwnIpv6(text: string): ReadonlySet<string> {
  const rows = text.matchAll(/^([\da-f]{32}) /gm);
  return new Set([...rows].map(([, digits = ""]) => formatAddress(Buffer.from(digits, "hex"))));
}
