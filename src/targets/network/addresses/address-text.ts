import type { AddressRange } from "./address-range.ts";

/** The canonical text of one address of a range: dotted decimal, or RFC 5952, with the zone of the range. */
export function addressText(value: bigint, { family, zone }: Pick<AddressRange, "family" | "zone">): string {
  if (family === "ipv4") return [24n, 16n, 8n, 0n].map((bits) => (value >> bits) & 255n).join(".");
  const groups = value.toString(16).padStart(32, "0").match(/.{4}/g) ?? [];
  const text = new URL(`http://[${groups.join(":")}]/`).hostname.slice(1, -1);
  return zone === null ? text : `${text}%${zone}`;
}
