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
  return tablesOfTransports(transportsOf(portType));
}

/** The kernel's tables of some transports, IPv4 before IPv6. */
export function tablesOfTransports(transports: readonly Transport[]): readonly SocketTable[] {
  return transports.flatMap((transport): SocketTable[] => [transport, `${transport}6`]);
}

/** The transport under which services and RPC programs are registered: UDP-Lite shares the names of UDP. */
export function namingTransport(transport: Transport): "tcp" | "udp" {
  return transport === "udplite" ? "udp" : transport;
}
