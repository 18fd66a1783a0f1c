import { refused, sameKeyword } from "../fields.ts";
import type { Field, FieldResult, FieldSource } from "../fields.ts";
import { parseAddressSelectors } from "../port-rule/address-selector.ts";
import type { AddressSelector } from "../port-rule/address-selector.ts";
import { asExtension, parseNonEmptyPortList } from "../port-rule/parse-port-list.ts";
import type { PortMember } from "../port-rule/port-member.ts";

/** One alternative of `address` that a scan can be of. */
export type NetworkSelector = Extract<AddressSelector, { kind: "network" }>;

/** Ports that have to answer from outside. */
export const reachablePorts: Field<readonly PortMember[], "optional"> = {
  keyword: sameKeyword("reachable_ports"),
  presence: "optional",
  origin: "extension",
  summary: "ports that have to be reachable from outside; written as ports",
  example: '"443"',
  parse: asExtension(parseNonEmptyPortList),
};

/** The scanned addresses that are compared. */
export const scannedAddress: Field<readonly NetworkSelector[], "optional"> = {
  keyword: sameKeyword("address"),
  presence: "optional",
  origin: "extension",
  summary: "compare only scans of this address or CIDR block; alternatives with ||",
  example: '"192.0.2.10" || "2001:db8::/64"',
  parse: parseNetworks,
};

function parseNetworks(source: FieldSource): FieldResult<readonly NetworkSelector[]> {
  const { value, issues } = parseAddressSelectors(source);
  if (value === null) return { value, issues };
  const networks = value.filter((selector) => selector.kind === "network");
  if (networks.length === value.length) return { value: networks, issues };
  const message = "a scan is of addresses: expected an address or a CIDR block";
  return refused({ code: "AUD2030", severity: "error", message });
}
