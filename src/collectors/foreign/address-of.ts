import type { ListeningSocket } from "../../model/listening-socket.ts";
import { numericAddress } from "../numeric-address.ts";
import { scopeOfAddress } from "../procfs/address-scope.ts";
import { formatAddress } from "../procfs/format-address.ts";

/** The parts of a listener that follow from its address. */
export type PlacedAddress = Pick<ListeningSocket, "family" | "address" | "scope">;

const ANY = { ipv4: new Uint8Array(4), ipv6: new Uint8Array(16) } as const;

/**
 * A numeric address as tools print it: `*`, dotted decimal, IPv6 with or without brackets and zone. A v4-mapped one is
 * IPv4. `null` for a name or for what is no whole address.
 */
export function addressOf(text: string, family: "ipv4" | "ipv6"): PlacedAddress | null {
  const bytes = text === "*" ? ANY[family] : numericAddress(text);
  if (bytes === null) return null;
  return {
    family: bytes.length === 4 ? "ipv4" : "ipv6",
    address: formatAddress(bytes),
    scope: scopeOfAddress(bytes),
  };
}
