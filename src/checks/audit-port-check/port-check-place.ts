import ipaddr from "ipaddr.js";
import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

/** Where a port check looks, as it is written: the host's own name, a network device, or an address. */
export type PortCheckPlace =
  | { readonly kind: "official" }
  | { readonly kind: "device"; readonly name: string }
  | { readonly kind: "address"; readonly address: string };

/** Reads `"official" || "device:eth0" || "192.0.2.1"`. */
export function parsePlaces(source: FieldSource): FieldResult<readonly PortCheckPlace[]> {
  const places: PortCheckPlace[] = [];
  for (const { text, span } of source.alternatives) {
    const place = placeOf(text.trim());
    if (place === null) {
      const message = `"${shorten(text, 60)}" is not an address`;
      const hint = 'write an address, "device:NAME", or "official"';
      return refused({ code: "AUD2080", severity: "error", message, hint, span });
    }
    places.push(place);
  }
  return accepted(places);
}

function placeOf(text: string): PortCheckPlace | null {
  if (text === "official") return { kind: "official" };
  const [, name] = /^device:([^\s/:]{1,15})$/.exec(text) ?? [];
  if (name !== undefined) return { kind: "device", name };
  return ipaddr.isValid(text) && !text.includes("%")
    ? { kind: "address", address: ipaddr.parse(text).toString() }
    : null;
}

/** The places in words: `the addresses of the host's own name, of device eth0, 192.0.2.1`. */
export function wordsForPlaces(places: readonly PortCheckPlace[]): string {
  return places.map(wordsForPlace).join(", ");
}

function wordsForPlace(place: PortCheckPlace): string {
  switch (place.kind) {
    case "official":
      return "the addresses of the host's own name";
    case "device":
      return `those of device ${place.name}`;
    case "address":
      return place.address;
  }
}
