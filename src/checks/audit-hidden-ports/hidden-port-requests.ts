import type { EvidenceRequest } from "../../model/evidence.ts";
import { ALL_PORTS, withoutPorts } from "../../model/port-set.ts";
import { literalPorts, possiblePorts } from "../port-rule/port-requests.ts";
import type { PortMember } from "../port-rule/port-member.ts";

/** The values of a rule about hidden ports. */
export interface HiddenPortValues {
  readonly portType: "TCP" | "UDP";
  readonly ports: readonly PortMember[] | null;
  readonly ignorePorts: readonly PortMember[] | null;
  readonly bindTest: "YES" | "NO" | null;
}

/** The views to compare, the ports to bind, and what explains the names in the rule. */
export function hiddenPortRequests(values: HiddenPortValues): readonly EvidenceRequest[] {
  const members = [...(values.ports ?? []), ...(values.ignorePorts ?? [])];
  const transport = values.portType === "TCP" ? "tcp" : "udp";
  const bound = withoutPorts(
    values.ports === null ? ALL_PORTS : possiblePorts(values.ports),
    literalPorts(values.ignorePorts ?? []),
  );
  const requests: EvidenceRequest[] = [
    { kind: "cross-view", bind: values.bindTest === "YES" ? [{ transport, ports: bound }] : [] },
  ];
  if (members.some(({ kind }) => kind === "service")) requests.push({ kind: "service-names" });
  if (members.some(({ kind }) => kind === "rpc")) requests.push({ kind: "rpc-services" });
  return requests;
}
