import type { EvidenceRequest, OwnerWish } from "../../model/evidence.ts";
import { ALL_PORTS, unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { JudgeSettings } from "../define-check.ts";
import { leavesOutLoopback } from "./leaves-out-loopback.ts";
import type { PortFieldValues } from "./port-fields.ts";
import type { PortMember } from "./port-member.ts";
import { tablesOf } from "./tables.ts";

/** Everything a port rule has to see: its tables, the names it uses, and what it wants to know of the owners. */
export function portRequests(
  values: PortFieldValues & { readonly ports: readonly PortMember[] },
  wish: OwnerWish,
  settings: JudgeSettings,
): readonly EvidenceRequest[] {
  const members = [...values.ports, ...(values.ignorePorts ?? [])];
  const owners = [leavesOutLoopback(values, settings) ? { ...wish, leavesOut: "loopback" as const } : wish];
  const requests: EvidenceRequest[] = [{ kind: "service-names" }];
  for (const table of tablesOf(values.portType)) requests.push({ kind: "listening-sockets", table, owners });
  if (members.some((member) => member.kind === "rpc")) requests.push({ kind: "rpc-services" });
  if (values.address?.some((selector) => selector.kind === "interface") === true)
    requests.push({ kind: "network-interfaces" });
  return requests;
}

/** The ports that the members name in the policy itself; names that the target has to explain are left out. */
export function literalPorts(members: readonly PortMember[]): PortSet {
  return unionOfPorts(members.map((member) => (member.kind === "numbers" ? member.ports : [])));
}

/** At least the ports that the members stand for: every port where a name has to be explained first. */
export function possiblePorts(members: readonly PortMember[]): PortSet {
  return members.every((member) => member.kind === "numbers") ? literalPorts(members) : ALL_PORTS;
}
