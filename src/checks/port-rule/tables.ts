import type { SocketTable, Transport } from "../../model/listening-socket.ts";
import type { PortType } from "./port-fields.ts";

const TRANSPORTS: Readonly<Record<PortType, readonly Transport[]>> = {
  TCP: ["tcp"],
  UDP: ["udp"],
  UDPLITE: ["udplite"],
  ANY: ["tcp", "udp", "udplite"],
};

/** The transports that a `port_type` speaks of. */
export function transportsOf(portType: PortType): readonly Transport[] {
  return TRANSPORTS[portType];
}

/** The kernel's tables in which listeners of a `port_type` stand. */
export function tablesOf(portType: PortType): readonly SocketTable[] {
  return transportsOf(portType).flatMap((transport): SocketTable[] => [transport, `${transport}6`]);
}
