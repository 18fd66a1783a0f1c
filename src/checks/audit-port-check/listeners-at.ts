import type { Evidence } from "../../model/evidence.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { PortFieldValues } from "../port-rule/port-fields.ts";
import { selectListeners } from "../port-rule/select-listeners.ts";
import type { Selection } from "../port-rule/select-listeners.ts";
import { withUntried } from "../port-rule/untried.ts";

/** An address, or every one that others than the host itself can reach. */
export type Place = { readonly kind: "address"; readonly address: string } | { readonly kind: "every" };

/** Which ports of a transport are asked about. */
export interface AskedPorts {
  readonly transport: "tcp" | "udp";
  readonly ports: PortSet;
}

/** What listens at a place over a transport, and everything that stands between it and the whole truth. */
export function listenersAt(place: Place, { transport, ports }: AskedPorts, evidence: Evidence): Selection {
  const values: PortFieldValues = {
    portType: transport === "tcp" ? "TCP" : "UDP",
    address: place.kind === "every" ? null : [selectorOf(place.address)],
    scope: null,
    ignorePorts: null,
    family: null,
  };
  const selection = selectListeners(values, evidence, { loopback: "left-out" });
  return withUntried(selection, { values, asked: () => ports, evidence });
}

function selectorOf(address: string) {
  const family = address.includes(":") ? ("ipv6" as const) : ("ipv4" as const);
  return { kind: "network" as const, text: address, family, prefix: family === "ipv4" ? 32 : 128 };
}
