import type { Transport } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";
import type { PortType } from "./port-fields.ts";
import type { PortMember } from "./port-member.ts";
import { literalPorts } from "./port-requests.ts";
import { transportsOf } from "./tables.ts";

interface Subject {
  readonly transport: Transport;
  readonly port: number;
}

/** Whether a list names a port: `unresolved` where only the target can tell what a name stands for. */
export function listSpeaksOf(
  values: { readonly portType: PortType; readonly ports: readonly PortMember[] },
  { transport, port }: Subject,
): "yes" | "no" | "unresolved" {
  if (!transportsOf(values.portType).includes(transport)) return "no";
  if (hasPort(literalPorts(values.ports), port)) return "yes";
  return values.ports.every((member) => member.kind === "numbers") ? "no" : "unresolved";
}
