import type { ReadingAids } from "../foreign-format.ts";
import { portShown } from "../shown-sockets/port-shown.ts";
import type { PortShown } from "../shown-sockets/port-shown.ts";
import { shownAddress } from "../shown-sockets/shown-address.ts";
import type { ShownAddress } from "../shown-sockets/shown-address.ts";

/**
 * How ss writes wildcards. `new` (since iproute2 4.15): `0.0.0.0` is IPv4, `*` is IPv6 that serves IPv4 too, `[::]` is
 * IPv6 alone. `old`: `*` is IPv4. `unclear`: nothing in the text tells.
 */
export type WildcardStyle = "new" | "old" | "unclear";

/** The local end of a row. `place` is `null` where the address cannot be read. */
export interface LocalEnd {
  /** The family of the socket; its address may be v4-mapped. */
  readonly family: "ipv4" | "ipv6";
  readonly place: ShownAddress | null;
  readonly v6only: "yes" | "no" | "unknown";
  readonly device: string | null;
  readonly port: PortShown;
}

/** Cuts `127.0.0.53%lo:53` and the like into its parts. */
export function localEnd(
  text: string,
  { transport, style }: { readonly transport: string; readonly style: WildcardStyle },
  aids: ReadingAids,
): LocalEnd {
  const colon = text.lastIndexOf(":");
  const [, host = "", device = null] =
    /^([^%]*)(?:%(.*))?$/.exec(withoutZoneIn(text.slice(0, Math.max(colon, 0)))) ?? [];
  const family = familyOf(host, style);
  return {
    family,
    place: shownAddress(host, family),
    v6only: v6onlyOf(host, style),
    device: device === null || device === "" ? null : device,
    port: portShown(text.slice(colon + 1), transport, aids),
  };
}

/** `[fe80::1%eth0]` as `[fe80::1]%eth0`. */
function withoutZoneIn(host: string): string {
  return host.replace(/^\[([^%\]]*)%([^\]]*)\]$/, "[$1]%$2");
}

function familyOf(host: string, style: WildcardStyle): "ipv4" | "ipv6" {
  if (host === "*") return style === "old" ? "ipv4" : "ipv6";
  return host.includes(":") ? "ipv6" : "ipv4";
}

function v6onlyOf(host: string, style: WildcardStyle): "yes" | "no" | "unknown" {
  if (style !== "new") return "unknown";
  return host === "*" ? "no" : "yes";
}
