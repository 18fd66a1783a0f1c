import { numericAddress } from "../numeric-address.ts";

/** The numeric addresses of a host name, or `null` where nothing at rest tells them. */
export type HostResolver = (name: string) => readonly Uint8Array[] | null;

export const ANY_IPV4: Uint8Array = new Uint8Array(4);
export const ANY_IPV6: Uint8Array = new Uint8Array(16);
const MOST_LINES = 50_000;
const LOOPBACK: readonly Uint8Array[] = [
  Uint8Array.of(127, 0, 0, 1),
  Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
];

/** Resolves numbers, the names of `/etc/hosts`, and `localhost` even where that file does not name it. */
export function hostResolver(hosts: string): HostResolver {
  const known = parseHosts(hosts);
  return (name) => {
    const bytes = numericAddress(name);
    if (bytes !== null) return [bytes];
    const found = known.get(name.toLowerCase());
    return found ?? (name.toLowerCase() === "localhost" ? LOOPBACK : null);
  };
}

/** The addresses of each name in the text of hosts(5). */
function parseHosts(text: string): ReadonlyMap<string, readonly Uint8Array[]> {
  const known = new Map<string, Uint8Array[]>();
  for (const line of text.split("\n", MOST_LINES)) {
    const [address = "", ...names] = line.replace(/#.*$/s, "").trim().split(/\s+/);
    const bytes = names.length === 0 ? null : numericAddress(address);
    if (bytes === null) continue;
    for (const name of names.slice(0, 100)) {
      const own = known.get(name.toLowerCase()) ?? [];
      if (own.length < 20) own.push(bytes);
      known.set(name.toLowerCase(), own);
    }
  }
  return known;
}
