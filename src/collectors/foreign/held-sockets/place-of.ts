import ipaddr from "ipaddr.js";
import { shownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownAddress } from "../shown-sockets/shown-address.ts";

/** Link-local addresses, unicast and multicast, in which the kernels of the BSDs and of macOS keep the interface. */
const WITH_INTERFACE = /^\[?(?:fe[89ab][\da-f]|ff[\da-f]2):/i;

/**
 * A local address of a list: numeric, `*`, or the name of a host. The number of an interface inside a link-local
 * address (`fe80:5::1`) is left out. `null` for what is neither.
 */
export function placeOf(text: string, family: "ipv4" | "ipv6"): ShownAddress | null {
  return shownAddress(WITH_INTERFACE.test(text) ? withoutInterface(text) : text, family);
}

function withoutInterface(text: string): string {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/s, "");
  if (!ipaddr.IPv6.isValid(bare)) return text;
  const [first = 0, , ...rest] = ipaddr.IPv6.parse(bare).parts;
  return [first, 0, ...rest].map((part) => part.toString(16)).join(":");
}
