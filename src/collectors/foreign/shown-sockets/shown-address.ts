import type { ListeningSocket } from "../../../model/listening-socket.ts";
import { scopeOfAddress } from "../../procfs/address-scope.ts";
import { addressOf } from "../address-of.ts";
import type { PlacedAddress } from "../address-of.ts";

/** The parts of a listener of which a tool shows less than the whole address. */
export type ShownAddress = PlacedAddress & Pick<ListeningSocket, "addressShown">;

/**
 * The beginning of an address that a narrow column cut. Its first groups tell family and scope; it is never a wildcard.
 * `null` where too little is left, as of a v4-mapped address.
 */
export function cutAddress(text: string): ShownAddress | null {
  const bytes = text.includes(":") ? beginningOfIpv6(text) : beginningOfIpv4(text);
  if (bytes === null) return null;
  const family = bytes.length === 4 ? "ipv4" : "ipv6";
  return { family, address: text, scope: scopeOfAddress(bytes), addressShown: "beginning" };
}

/** An address, or the name of a host in its place; `null` for other text. */
export function shownAddress(text: string, family: "ipv4" | "ipv6"): ShownAddress | null {
  return addressOf(text, family) ?? (isHostName(text) ? namedAddress(text, family) : null);
}

/** A host name in place of an address: it counts as reachable, and nothing else is known of it. */
function namedAddress(name: string, family: "ipv4" | "ipv6"): ShownAddress {
  return { family, address: name, scope: "public", addressShown: "name" };
}

/** Whether a text may be a host name as tools print it; cut ones end with a dot or a hyphen. */
function isHostName(text: string): boolean {
  return /^[A-Za-z0-9_][\w.-]{0,254}$/.test(text) && !/^[\d.]+$/.test(text);
}

function beginningOfIpv6(text: string): Uint8Array | null {
  const [, first] = /^\[?([\da-f]{1,4}):[\da-f:.]*$/i.exec(text) ?? [];
  const group = parseInt(first ?? "0", 16);
  if (group === 0) return null;
  return Uint8Array.from([group >> 8, group & 0xff, ...new Array<number>(13).fill(0), 1]);
}

function beginningOfIpv4(text: string): Uint8Array | null {
  const [, first, second] = /^(\d{1,3})\.(\d{1,3})\.[\d.]*$/.exec(text) ?? [];
  const bytes = [Number(first ?? 999), Number(second ?? 999)];
  return bytes.every((byte) => byte <= 255) ? Uint8Array.from([...bytes, 0, 1]) : null;
}
