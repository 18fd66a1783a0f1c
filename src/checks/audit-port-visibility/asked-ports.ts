import type { Evidence } from "../../model/evidence.ts";
import { unionOfPorts, withoutPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { PortMember } from "../port-rule/port-member.ts";
import { resolvePorts } from "../port-rule/resolve-ports.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";

/** The ports of a rule on one target. */
export interface AskedPorts {
  /** No other answer than a listener's is allowed on them. */
  readonly compared: PortSet;
  /** They have to answer. */
  readonly reachable: PortSet;
  readonly unresolved: readonly Unseen[];
}

interface PortLists {
  readonly portType: "TCP" | "UDP";
  readonly ports: readonly PortMember[];
  readonly reachablePorts: readonly PortMember[] | null;
  readonly ignorePorts: readonly PortMember[] | null;
}

/** Resolves the lists of a rule; nothing listens on port 0, and nobody scans it. */
export function askedPorts(values: PortLists, evidence: Evidence): AskedPorts {
  const transport = values.portType === "TCP" ? "tcp" : "udp";
  const lists = [values.ports, values.reachablePorts ?? [], values.ignorePorts ?? []];
  const [ports, reachable, ignored] = lists.map((members) => resolvePorts(members, transport, evidence));
  const leftOut = unionOfPorts([[[0, 0]], ignored?.ports ?? []]);
  return {
    compared: withoutPorts(ports?.ports ?? [], leftOut),
    reachable: withoutPorts(reachable?.ports ?? [], leftOut),
    unresolved: [ports, reachable, ignored].flatMap((list) => list?.unresolved ?? []),
  };
}
