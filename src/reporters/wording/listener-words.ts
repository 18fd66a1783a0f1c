import type { AddressScope, ListeningSocket } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";

const SCOPE_WORDS: Readonly<Record<AddressScope, string>> = {
  loopback: "reachable from this host only",
  "link-local": "reachable on one network link only",
  multicast: "receives a multicast group",
  private: "reachable at a private address",
  public: "reachable at a public address",
  any: "reachable at every address of this host",
};

/** `tcp 0.0.0.0:8080 (http-alt)`, `udp [::1]:53`. */
export function endpointWords(listener: ListeningSocket, service: FoundItem["service"]): string {
  const { transport, address, port } = listener;
  const host = address.includes(":") ? `[${address}]` : address;
  return `${transport} ${host}:${port}${service === undefined ? "" : ` (${service})`}`;
}

/** From where a listener can be reached: `reachable at every address of this host, over IPv4 and IPv6`. */
export function reachWords({ scope, v6only, device, addressShown }: ListeningSocket): string {
  const parts = [
    addressShown === "name" ? "at an address that is shown by its name only" : SCOPE_WORDS[scope],
  ];
  if (v6only === "no") parts.push("over IPv4 and IPv6");
  if (v6only === "yes") parts.push("over IPv6 only");
  if (v6only === "unknown") parts.push("over IPv6 and perhaps IPv4");
  if (device !== null) parts.push(`through ${device} only`);
  return parts.join(", ");
}

/** What the kernel's table says of a socket beside its address: `inode 71, made by uid 33`; `null` for nothing. */
export function socketWords({ inode, uid, networkNamespace }: ListeningSocket): string | null {
  const parts: string[] = [];
  if (inode !== null) parts.push(`inode ${inode}`);
  if (uid !== null) parts.push(`socket of uid ${uid}`);
  if (networkNamespace !== null) parts.push(`network name space ${networkNamespace}`);
  return parts.length === 0 ? null : parts.join(", ");
}
