import type { Evidence } from "../model/evidence.ts";
import { observationOf } from "../model/evidence.ts";
import type { ListeningSocket, SocketTable, Transport } from "../model/listening-socket.ts";

/** From where a port can be reached: a port check does not count loopback unless it is told to. */
export type Reach = "network" | "loopback";

/** One port of one transport, on all hosts that have it. */
export interface SeenPort {
  readonly port: number;
  /** How many of the hosts have it. */
  readonly hosts: number;
  readonly sockets: readonly ListeningSocket[];
}

/** What was seen of one transport over all hosts, or why it was not. */
export type SeenTransport =
  | {
      readonly status: "seen";
      readonly transport: Transport;
      readonly ports: Readonly<Record<Reach, readonly SeenPort[]>>;
    }
  | { readonly status: "unseen"; readonly transport: Transport; readonly reason: string }
  /** No host was asked for it. */
  | { readonly status: "not-recorded"; readonly transport: Transport };

/** Puts the listeners of one transport together over all hosts, by reach and port. */
export function seenPorts(hosts: readonly Evidence[], transport: Transport): SeenTransport {
  const tables: readonly SocketTable[] = [transport, `${transport}6`];
  if (!hosts.some((host) => tables.some((table) => isRecorded(host, table))))
    return { status: "not-recorded", transport };
  const sockets = hosts.map((): ListeningSocket[] => []);
  for (const [index, host] of hosts.entries())
    for (const table of tables) {
      const seen = observationOf(host, `listening-sockets:${table}`);
      if (seen.status === "unavailable")
        return { status: "unseen", transport, reason: `${table} sockets of ${host.target}: ${seen.detail}` };
      if (seen.facts.predicted !== undefined)
        return {
          status: "unseen",
          transport,
          reason: `${table} sockets of ${host.target} were predicted, not seen`,
        };
      for (const socket of seen.facts.sockets) sockets[index]?.push(socket);
    }
  return {
    status: "seen",
    transport,
    ports: { network: portsOf(sockets, "network"), loopback: portsOf(sockets, "loopback") },
  };
}

function isRecorded(host: Evidence, table: SocketTable): boolean {
  const seen = observationOf(host, `listening-sockets:${table}`);
  return seen.status === "observed" || seen.reason !== "not-recorded";
}

function portsOf(hosts: readonly (readonly ListeningSocket[])[], reach: Reach): readonly SeenPort[] {
  const ports = new Map<number, { hosts: Set<number>; sockets: ListeningSocket[] }>();
  for (const [index, sockets] of hosts.entries())
    for (const socket of sockets) {
      if ((socket.scope === "loopback") !== (reach === "loopback")) continue;
      const seen = ports.get(socket.port) ?? { hosts: new Set(), sockets: [] };
      seen.hosts.add(index);
      seen.sockets.push(socket);
      ports.set(socket.port, seen);
    }
  return [...ports]
    .toSorted(([a], [b]) => a - b)
    .map(([port, seen]) => ({ port, hosts: seen.hosts.size, sockets: seen.sockets }));
}
