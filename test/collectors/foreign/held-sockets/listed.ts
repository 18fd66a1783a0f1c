import type { ForeignFormat, ForeignReading } from "../../../../src/collectors/foreign/foreign-format.ts";
import { parseServiceNames } from "../../../../src/collectors/service-names/parse-service-names.ts";
import type { SocketTable } from "../../../../src/model/listening-socket.ts";
import type { SocketOwner } from "../../../../src/model/process.ts";

const ALL_TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** Reads a text with the names of a services file beside it. */
export function readWith(format: ForeignFormat, text: string, servicesFile = ""): ForeignReading {
  const names = parseServiceNames(servicesFile);
  return format.parse(text, {
    portOf: (word, transport) =>
      names.find((entry) => entry.transport === transport && [entry.name, ...entry.aliases].includes(word))
        ?.port ?? null,
  });
}

/** Each listener on a line: table, address, port, state of the owners, and `pid/name` of each. Throws if unavailable. */
export function linesIn(reading: ForeignReading, tables = ALL_TABLES): readonly string[] {
  return showListeners(reading, tables, ({ pid, comm }) => `${pid}/${comm}`);
}

/** The same without the names of the owners. */
export function numbersIn(reading: ForeignReading): readonly string[] {
  return showListeners(reading, ALL_TABLES, ({ pid }) => String(pid));
}

function showListeners(
  reading: ForeignReading,
  tables: readonly SocketTable[],
  show: (owner: SocketOwner) => string,
): readonly string[] {
  return tables.flatMap((table) => {
    const facts = reading.tables[table];
    if (facts === undefined) return [];
    if (facts.status === "unavailable") throw new Error(`${table}: ${facts.detail}`);
    return facts.value.sockets.map(({ address, port, owners }) => {
      const processes = "processes" in owners ? owners.processes : [];
      return [table, address, port, owners.status, ...processes.map(show)].join(" ");
    });
  });
}

/** The reason of each table that could not be seen; `observed`, or absent, for the others. */
export function statesOf(reading: ForeignReading): Readonly<Record<string, string>> {
  const entries = Object.entries(reading.tables);
  return Object.fromEntries(
    entries.map(([table, facts]) => [table, facts.status === "observed" ? "observed" : facts.reason]),
  );
}

/** The answer of a text that says nothing of any table. */
export function nothingBecause(reason: string): Readonly<Record<string, string>> {
  return Object.fromEntries(ALL_TABLES.map((table) => [table, reason]));
}
