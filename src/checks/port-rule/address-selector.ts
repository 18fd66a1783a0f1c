import ipaddr from "ipaddr.js";
import type { AddressScope, ListeningSocket } from "../../model/listening-socket.ts";
import type { NetworkInterface } from "../../model/evidence.ts";
import { accepted, refused } from "../fields.ts";
import type { FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";

export const SCOPES: readonly AddressScope[] = [
  "loopback",
  "link-local",
  "multicast",
  "private",
  "public",
  "any",
];

/** One alternative of `address`. */
export type AddressSelector =
  | {
      readonly kind: "network";
      readonly text: string;
      readonly family: "ipv4" | "ipv6";
      readonly prefix: number;
    }
  | { readonly kind: "scope"; readonly text: string; readonly scope: AddressScope }
  | { readonly kind: "interface"; readonly text: string };

export type Answer = "yes" | "no" | "unknown";

/** Reads addresses, CIDR blocks, scope words and interface names, separated by `||`. */
export function parseAddressSelectors(source: FieldSource): FieldResult<readonly AddressSelector[]> {
  const selectors: AddressSelector[] = [];
  for (const { text, span } of source.alternatives) {
    const selector = parseSelector(text.trim());
    if (selector === null) {
      const message = `"${shorten(text, 60)}" is not an address, a CIDR block, a scope or an interface name`;
      return refused({
        code: "AUD2030",
        severity: "error",
        message,
        hint: `scopes: ${SCOPES.join(", ")}`,
        span,
      });
    }
    selectors.push(selector);
  }
  return accepted(selectors);
}

function parseSelector(text: string): AddressSelector | null {
  const scope = SCOPES.find((word) => word === text.toLowerCase());
  if (scope !== undefined) return { kind: "scope", text, scope };
  const [, address = "", length] = /^([^/]*)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const family = familyOf(address);
  if (family === null) return parseInterface(text);
  const bits = family === "ipv4" ? 32 : 128;
  const prefix = length === undefined ? bits : Number(length);
  return prefix > bits ? null : { kind: "network", text, family, prefix };
}

/** A name as Linux allows it, up to 15 characters; never something that was meant to be an address. */
function parseInterface(text: string): AddressSelector | null {
  return /^[^\s/:]{1,15}$/.test(text) && !/^[\d.]+$/.test(text) ? { kind: "interface", text } : null;
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(address) && !/(^|\.)0\d/.test(address)) return "ipv4";
  return address.includes(":") && ipaddr.IPv6.isValid(address) ? "ipv6" : null;
}

/**
 * Whether traffic to what the selector names reaches the listener. A wildcard listener serves every address of its
 * family; `[::]` also serves IPv4 unless it is IPv6-only, which not every source of evidence tells.
 */
export function servesSelector(
  listener: ListeningSocket,
  selector: AddressSelector,
  interfaces: readonly NetworkInterface[],
): Answer {
  switch (selector.kind) {
    case "network":
      return servesNetwork(listener, selector);
    case "scope":
      if (listener.addressShown === "name") return "unknown";
      return listener.scope === selector.scope || listener.scope === "any"
        ? yesUnlessAny(listener, selector.scope)
        : "no";
    case "interface": {
      const addresses = interfaces.find((entry) => entry.name === selector.text)?.addresses ?? [];
      return anyOf(addresses.map((address) => servesAddress(listener, address)));
    }
  }
}

function yesUnlessAny(listener: ListeningSocket, scope: AddressScope): Answer {
  return scope !== "any" || listener.scope === "any" ? "yes" : "no";
}

function servesAddress(listener: ListeningSocket, address: string): Answer {
  const selector = parseSelector(address.split("%")[0] ?? address);
  return selector?.kind === "network" ? servesNetwork(listener, selector) : "no";
}

function servesNetwork(
  listener: ListeningSocket,
  {
    text,
    family,
    prefix,
  }: { readonly text: string; readonly family: "ipv4" | "ipv6"; readonly prefix: number },
): Answer {
  if (listener.scope === "any") return servesFamily(listener, family);
  if (servesFamily(listener, family) === "no") return "no";
  if (listener.addressShown !== undefined) return "unknown";
  const range = ipaddr.parse(text.split("/")[0] ?? text);
  return ipaddr.parse(listener.address).match(range, prefix) ? "yes" : "no";
}

/** Whether the listener accepts traffic of an address family. */
export function servesFamily(listener: ListeningSocket, family: "ipv4" | "ipv6"): Answer {
  if (listener.family === family) return "yes";
  // A name may stand for a v4-mapped address of an IPv6 socket.
  if (listener.addressShown === "name" && listener.family === "ipv6") return "unknown";
  if (family === "ipv6" || listener.scope !== "any") return "no";
  if (listener.v6only === "unknown") return "unknown";
  return listener.v6only === "no" ? "yes" : "no";
}

/** `yes` if one answer is, else `unknown` if one is. */
export function anyOf(answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}
