import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConnectionRow } from "../../../src/collectors/systeminformation/connection-row.ts";
import { mapConnections } from "../../../src/collectors/systeminformation/map-connections.ts";
import type { SocketTable } from "../../../src/model/listening-socket.ts";

const LISTENERS: readonly (readonly [recording: string, table: SocketTable, lines: readonly string[]])[] = [
  ["darwin", "tcp", ["127.0.0.1 631 loopback not-applicable 412"]],
  [
    "darwin",
    "tcp6",
    [":: 22 any no 1", "::1 631 loopback not-applicable 412", "fe80::1 8080 link-local not-applicable 700"],
  ],
  ["darwin", "udp", ["0.0.0.0 5353 any not-applicable 300"]],
  ["darwin", "udp6", [":: 5353 any unknown 300", ":: 61224 any no 900"]],
  ["darwin", "udplite", []],
  [
    "windows",
    "tcp",
    [
      "0.0.0.0 135 any not-applicable 1712",
      "0.0.0.0 445 any not-applicable 4",
      "10.0.0.5 3389 private not-applicable 1200",
    ],
  ],
  ["windows", "tcp6", [":: 135 any unknown 1712", "::1 49670 loopback not-applicable 2160"]],
  ["windows", "udp", ["0.0.0.0 500 any not-applicable 3000"]],
  ["windows", "udp6", ["fe80::1c2d 1900 link-local not-applicable 3100", ":: 500 any unknown 3000"]],
  ["windows", "udplite6", []],
  ["freebsd", "tcp", ["127.0.0.1 25 loopback not-applicable null", "0.0.0.0 22 any not-applicable null"]],
  [
    "freebsd",
    "tcp6",
    [
      ":: 22 any unknown null",
      ":: 8080 any no null",
      "::1 25 loopback not-applicable null",
      "fe80::1 9000 link-local not-applicable null",
    ],
  ],
  ["linux", "tcp", ["0.0.0.0 22 any not-applicable 644", "127.0.0.53 53 loopback not-applicable 500"]],
  ["linux", "tcp6", [":: 22 any unknown 644", "127.0.0.1 8005 loopback not-applicable null"]],
];

const UNSEEN: readonly (readonly [system: string, table: SocketTable])[] = [
  ["FreeBSD", "udp"],
  ["FreeBSD", "udplite"],
  ["OpenBSD", "udp6"],
  ["Linux", "udp"],
  ["SunOS", "tcp"],
  ["constructor", "tcp"],
];

const SYSTEMS: Readonly<Record<string, string>> = {
  darwin: "Darwin",
  windows: "Windows_NT",
  freebsd: "FreeBSD",
  linux: "Linux",
};

describe("the library's rows", () => {
  it.each(LISTENERS)("of %s have these %s listeners", (recording, table, lines) => {
    const seen = mapConnections(rowsOf(recording), table, SYSTEMS[recording] ?? "");
    if (seen.status === "unavailable") throw new Error(seen.detail);
    const shown = seen.value.map(({ socket, pid }) =>
      [socket.address, socket.port, socket.scope, socket.v6only, String(pid)].join(" "),
    );
    expect(shown).toEqual(lines);
  });

  it("are a missing tool if there are none, never a host without sockets", () => {
    for (const system of Object.values(SYSTEMS))
      expect(mapConnections([], "tcp", system)).toMatchObject({
        status: "unavailable",
        reason: "missing-tool",
      });
  });

  it.each(UNSEEN)("of %s do not tell of %s, which is not supported", (system, table) => {
    expect(mapConnections(rowsOf("linux"), table, system)).toMatchObject({ reason: "not-supported" });
  });

  it.each(["2001:db8:85a3:8:", "1.2.3", "010.0.0.1", "localhost", ""])(
    "make the table malformed if a listener is at %j",
    (localAddress) => {
      const row: ConnectionRow = { ...rowsOf("linux")[0]!, localAddress };
      expect(mapConnections([row], "tcp", "Linux")).toMatchObject({ reason: "malformed-output" });
    },
  );

  it("make the table malformed if netstat may have cut an IPv6 address", () => {
    const row: ConnectionRow = {
      ...rowsOf("freebsd")[2]!,
      localAddress: "2001:db8:0:1:2:",
      localPort: "3.22",
    };
    expect(mapConnections([row], "tcp6", "FreeBSD")).toMatchObject({ reason: "malformed-output" });
  });

  it.each(["", "x", "70000", "ssh", "-1"])(
    "make the table malformed if a listener has the port %j",
    (localPort) => {
      const row: ConnectionRow = { ...rowsOf("linux")[0]!, localPort };
      expect(mapConnections([row], "tcp", "Linux")).toMatchObject({ reason: "malformed-output" });
    },
  );

  it("never make it throw", () => {
    const words = fc.constantFrom(
      "tcp",
      "tcp4",
      "tcp6",
      "tcp46",
      "udp",
      "LISTEN",
      "*",
      "::",
      "0",
      "1.2",
      "%",
      "[",
    );
    const text = fc.oneof(words, fc.string({ unit: "binary", maxLength: 12 }));
    const row = fc.record({
      protocol: text,
      localAddress: text,
      localPort: text,
      peerAddress: text,
      peerPort: text,
      state: text,
      pid: fc.oneof(fc.double(), fc.constant(null)),
      process: text,
    });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom(...Object.values(SYSTEMS)), (rows, system) => {
        for (const table of ["tcp", "tcp6", "udp"] as const)
          expect(mapConnections(rows, table, system).status).toBeTypeOf("string");
      }),
    );
  });
});

function rowsOf(recording: string): readonly ConnectionRow[] {
  const file = new URL(`./recordings/${recording}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as readonly ConnectionRow[];
}
