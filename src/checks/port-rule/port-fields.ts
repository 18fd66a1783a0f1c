import type { AddressScope } from "../../model/listening-socket.ts";
import { accepted, parseChoice, refused, sameKeyword } from "../fields.ts";
import type { Field, FieldResult, FieldSource } from "../fields.ts";
import { shorten } from "../wording/shorten.ts";
import { parseAddressSelectors, SCOPES } from "./address-selector.ts";
import type { AddressSelector } from "./address-selector.ts";
import { asExtension, parseNonEmptyPortList, parsePortList } from "./parse-port-list.ts";
import type { PortMember } from "./port-member.ts";

const PORT_TYPES = ["TCP", "UDP", "UDPLITE", "ANY"] as const;
export type PortType = (typeof PORT_TYPES)[number];

/** `port_type` of every port check. */
export const portType: Field<PortType, "required"> = {
  keyword: sameKeyword("port_type"),
  presence: "required",
  origin: "nessus",
  summary: "TCP or UDP; as an extension UDPLITE, or ANY for all three",
  example: "TCP",
  parse: parseChoice(PORT_TYPES),
};

/** `ports` of a rule that may list none: then nothing may be open. */
export const ports: Field<readonly PortMember[], "required"> = {
  keyword: { unix: "ports", windows: "value_data" },
  presence: "required",
  origin: "nessus",
  summary:
    "comma-separated ports and patterns over the whole number; as extensions ranges, service names, rpc:NAME",
  example: '"22, 80, 808[0-9]"',
  parse: parsePortList,
};

/** `ports` of a rule that has to name at least one. */
export const listedPorts: Field<readonly PortMember[], "required"> = {
  ...ports,
  parse: parseNonEmptyPortList,
};

/** The same for types that Nessus does not have. */
export const extensionPorts: Field<readonly PortMember[], "required"> = {
  ...ports,
  parse: asExtension(parseNonEmptyPortList),
};

const address: Field<readonly AddressSelector[], "optional"> = {
  keyword: sameKeyword("address"),
  presence: "optional",
  origin: "extension",
  summary:
    "count only listeners that serve this address, CIDR block, interface or scope; alternatives with ||",
  example: '"10.0.0.0/8" || "eth0"',
  parse: parseAddressSelectors,
};

const scope: Field<readonly AddressScope[], "optional"> = {
  keyword: sameKeyword("scope"),
  presence: "optional",
  origin: "extension",
  summary: `count only listeners bound to such addresses: ${SCOPES.join(", ")}; alternatives with ||`,
  example: '"any" || "public"',
  parse: parseScopes,
};

const ignorePorts: Field<readonly PortMember[], "optional"> = {
  keyword: sameKeyword("ignore_ports"),
  presence: "optional",
  origin: "extension",
  summary: "listeners on these ports do not count; written as ports",
  example: '"32768-60999"',
  parse: asExtension(parsePortList),
};

const family: Field<"IPV4" | "IPV6", "optional"> = {
  keyword: sameKeyword("family"),
  presence: "optional",
  origin: "extension",
  summary: "count only listeners that serve this address family",
  example: "IPV4",
  parse: parseChoice(["IPV4", "IPV6"]),
};

/** Only a Windows rule has one: `null` tells that a rule is written in the Unix form. */
const valueType: Field<string | null, "required"> = {
  keyword: { unix: null, windows: "value_type" },
  presence: "required",
  origin: "nessus",
  summary: "POLICY_PORTS for a list of ports, POLICY_TEXT for process names",
  example: "POLICY_PORTS",
  parse: parseChoice(["POLICY_PORTS", "POLICY_TEXT"]),
};

/** What every port check takes beside `port_type` and its own `ports`. */
export const narrowingFields = { address, scope, ignorePorts, family, valueType };

/** Values of `port_type` and of `narrowingFields`. */
export interface PortFieldValues {
  readonly portType: PortType;
  readonly address: readonly AddressSelector[] | null;
  readonly scope: readonly AddressScope[] | null;
  readonly ignorePorts: readonly PortMember[] | null;
  readonly family: "IPV4" | "IPV6" | null;
}

function parseScopes(source: FieldSource): FieldResult<readonly AddressScope[]> {
  const scopes: AddressScope[] = [];
  for (const { text, span } of source.alternatives) {
    const word = SCOPES.find((candidate) => candidate === text.trim().toLowerCase());
    if (word === undefined) {
      const message = `"${shorten(text, 60)}" is not a scope`;
      return refused({
        code: "AUD2031",
        severity: "error",
        message,
        hint: `scopes: ${SCOPES.join(", ")}`,
        span,
      });
    }
    scopes.push(word);
  }
  return accepted(scopes);
}
