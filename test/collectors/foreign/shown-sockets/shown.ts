import type { ForeignReading, ReadingAids } from "../../../../src/collectors/foreign/foreign-format.ts";
import { parseServiceNames } from "../../../../src/collectors/service-names/parse-service-names.ts";
import type { ListeningSocket, SocketTable } from "../../../../src/model/listening-socket.ts";

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** Names of ports out of the text of a `services` file. */
export function aidsFrom(services: string): ReadingAids {
  const names = parseServiceNames(services);
  return {
    portOf: (word, transport) =>
      names.find(
        (entry) => entry.transport === transport && (entry.name === word || entry.aliases.includes(word)),
      )?.port ?? null,
  };
}

/** What a reading says in one line: `tcp 13, tcp6 unavailable`; tables that it does not speak of are absent. */
export function summaryOf({ tables }: ForeignReading): string {
  return TABLES.flatMap((table) => {
    const seen = tables[table];
    if (seen === undefined) return [];
    return [`${table} ${seen.status === "observed" ? seen.value.sockets.length : seen.reason}`];
  }).join(", ");
}

/** All listeners of a reading. */
export function socketsOf({ tables }: ForeignReading): readonly ListeningSocket[] {
  return TABLES.flatMap((table) => {
    const seen = tables[table];
    return seen?.status === "observed" ? seen.value.sockets : [];
  });
}

/** Listeners as short text, in order: `tcp 0.0.0.0:22`. */
export function endsOf(reading: ForeignReading): readonly string[] {
  return socketsOf(reading)
    .map(({ transport, address, port }) => `${transport} ${address}:${port}`)
    .sort();
}

/** The listener on a port; the first where there are several. */
export function onPort(reading: ForeignReading, port: number): ListeningSocket {
  const socket = socketsOf(reading).find((entry) => entry.port === port);
  if (socket === undefined) throw new Error(`Nothing listens on ${port}: ${summaryOf(reading)}`);
  return socket;
}

/** Processes that are said to hold a listener: `99/sshd`. */
export function holdersOf({ owners }: ListeningSocket): readonly string[] {
  return "processes" in owners ? owners.processes.map(({ pid, comm }) => `${pid}/${comm}`).sort() : [];
}
