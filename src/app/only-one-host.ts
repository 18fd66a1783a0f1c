import type { ForeignReading } from "../collectors/foreign/foreign-format.ts";
import type { SocketTable } from "../model/listening-socket.ts";
import type { Unavailable } from "../model/observation.ts";

/** Scans of several hosts add up to none of them: what they say of sockets is then unavailable. */
export function onlyOneHost<R extends ForeignReading>(readings: readonly R[]): readonly R[] {
  const addresses = [...new Set(readings.flatMap(({ hosts = [] }) => hosts))];
  const ofIpv6 = addresses.filter((address) => address.includes(":")).length;
  if (ofIpv6 <= 1 && addresses.length - ofIpv6 <= 1) return readings;
  const shown = addresses.slice(0, 3).join(", ") + (addresses.length > 3 ? " …" : "");
  const unseen: Unavailable = {
    status: "unavailable",
    reason: "malformed-output",
    detail: `The scans are of ${addresses.length} addresses (${shown}), which may be several hosts: judge one host at a time.`,
  };
  return readings.map((reading) => (reading.hosts === undefined ? reading : withTables(reading, unseen)));
}

function withTables<R extends ForeignReading>(reading: R, unseen: Unavailable): R {
  const tables = Object.keys(reading.tables) as SocketTable[];
  return { ...reading, tables: Object.fromEntries(tables.map((table) => [table, unseen])) };
}
