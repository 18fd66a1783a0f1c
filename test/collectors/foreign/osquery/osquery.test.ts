import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { osquery } from "../../../../src/collectors/foreign/osquery/osquery.ts";
import type { ForeignReading } from "../../../../src/collectors/foreign/foreign-format.ts";
import type { ListeningSocket, SocketTable } from "../../../../src/model/listening-socket.ts";
import type { SocketOwner } from "../../../../src/model/process.ts";
import { lacksShared, sharedText } from "../../shared-folder.ts";

const TABLES: readonly SocketTable[] = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6"];

/** Rows in the shape of osquery's tables, by their specifications: every value a string. */
const listening = (row: object) => ({
  ...{ pid: "7", port: "22", protocol: "6", family: "2", address: "0.0.0.0", fd: "3", socket: "9001" },
  ...{ path: "", net_namespace: "4026531840" },
  ...row,
});
const open = (row: object) => ({
  ...{ pid: "7", fd: "3", socket: "9001", family: "2", protocol: "6", local_address: "0.0.0.0", path: "" },
  ...{ remote_address: "0.0.0.0", local_port: "22", remote_port: "0", state: "LISTEN", net_namespace: "1" },
  ...row,
});
const unix = listening({ family: "1", protocol: "0", port: "0", address: "", path: "/run/x.sock" });
const program = (row: object) => ({
  ...{ pid: "7", name: "sshd", path: "/usr/sbin/sshd", cmdline: "/usr/sbin/sshd -D", on_disk: "1" },
  ...{ uid: "0", euid: "0", parent: "1", start_time: "1700000000" },
  ...row,
});

const parse = (text: string) => osquery.parse(text, { portOf: () => null });
const read = (...rows: readonly object[]) => parse(JSON.stringify(rows));

function sockets(reading: ForeignReading, table: SocketTable): readonly ListeningSocket[] {
  const facts = reading.tables[table];
  if (facts?.status !== "observed") throw new Error(`${table}: ${JSON.stringify(facts)}`);
  return facts.value.sockets;
}

function owners(reading: ForeignReading, table: SocketTable = "tcp"): readonly SocketOwner[] {
  const held = sockets(reading, table)[0]?.owners;
  if (held?.status !== "partial") throw new Error(`owners are ${held?.status ?? "absent"}`);
  return held.processes;
}

const statuses = (reading: ForeignReading) =>
  TABLES.map((table) => reading.tables[table]?.status ?? "absent");

describe("sockets", () => {
  it("are listeners by transport and family", () => {
    const reading = read(
      listening({}),
      listening({ family: "10", address: "::", port: "80" }),
      listening({ family: "30", address: "::ffff:127.0.0.1", port: "8005" }),
      listening({ protocol: "17", port: "68" }),
      listening({ protocol: "136", port: "8092" }),
      listening({ protocol: "255", port: "1" }),
    );
    expect(sockets(reading, "tcp")).toMatchObject([{ port: 22, address: "0.0.0.0", inode: 9001 }]);
    expect(sockets(reading, "tcp6")).toMatchObject([
      { port: 80, address: "::", family: "ipv6", v6only: "unknown" },
      { port: 8005, address: "127.0.0.1", family: "ipv4", scope: "loopback" },
    ]);
    expect(sockets(reading, "udp")).toMatchObject([{ port: 68 }]);
    expect(sockets(reading, "udplite")).toMatchObject([{ port: 8092, transport: "udplite" }]);
    expect(reading.tables.udp6).toMatchObject({ status: "unavailable", reason: "not-recorded" });
  });

  it("of process_open_sockets listen in state LISTEN, or as UDP without a peer", () => {
    const reading = read(
      open({}),
      open({ local_port: "23", state: "CLOSE" }),
      open({ local_port: "24", remote_port: "4000", state: "ESTABLISHED" }),
      open({ local_port: "68", protocol: "17", state: "" }),
      open({ local_port: "69", protocol: "17", remote_port: "53", state: "" }),
    );
    expect(sockets(reading, "tcp").map(({ port }) => port)).toEqual([22]);
    expect(sockets(reading, "udp").map(({ port }) => port)).toEqual([68]);
  });

  it("that several processes hold are one listener", () => {
    const reading = read(listening({}), listening({ pid: "8", fd: "4" }), listening({ pid: "8", fd: "5" }));
    expect(owners(reading).map(({ pid }) => pid)).toEqual([7, 8]);
  });

  it("of which there is none are a fact only in a whole table", () => {
    expect(statuses(read(listening({}), unix))).toEqual([
      ...["observed", "observed", "observed", "observed"],
      ...["unavailable", "unavailable"],
    ]);
    expect(statuses(read(listening({})))).toEqual(["observed", ...Array<string>(5).fill("unavailable")]);
  });

  it("of several network namespaces are told apart", () => {
    const reading = read(listening({}), listening({ net_namespace: "5", socket: "2" }));
    expect(sockets(reading, "tcp").map(({ networkNamespace }) => networkNamespace)).toEqual([4026531840, 5]);
    expect(JSON.stringify(reading.tables.tcp)).toContain("2 network namespaces");
  });
});

describe("owners", () => {
  it("have the executable that osquery read from the kernel", () => {
    const reading = parse(
      `${JSON.stringify([listening({})])}\n`.replace("]\n", "\n]\n[\n") + `${JSON.stringify(program({}))}\n]`,
    );
    expect(owners(reading)).toMatchObject([
      {
        pid: 7,
        parentPid: 1,
        comm: "sshd",
        executable: { status: "observed", value: { path: "/usr/sbin/sshd", deleted: false } },
        effectiveUser: { uid: 0, name: "root" },
        startedAt: 1_700_000_000_000,
      },
    ]);
  });

  it.each([
    ["is marked as not on disk", { path: "/opt/gone", on_disk: "0" }],
    ["has the kernel's mark", { path: "/opt/gone (deleted)", on_disk: "-1" }],
  ])("run a deleted file where it %s", (_how, row) => {
    expect(owners(read(listening({}), program(row)))[0]?.executable).toEqual({
      status: "observed",
      value: { path: "/opt/gone", deleted: true },
    });
  });

  it.each([
    ["has no path", [program({ path: "", on_disk: "-1" })], "missing-privilege"],
    ["is in no table of processes", [], "not-recorded"],
  ])("have no executable where the process %s", (_why, rows, reason) => {
    expect(owners(read(listening({}), ...rows))[0]?.executable).toMatchObject({
      status: "unavailable",
      reason,
    });
  });

  it("are not seen where osquery found no process", () => {
    const reading = read(listening({ pid: "-1", fd: "-1" }));
    expect(sockets(reading, "tcp")[0]?.owners).toMatchObject({
      processes: [],
      unseen: { reason: "missing-privilege" },
    });
  });

  it("are never complete, because osquery keeps one for each socket", () => {
    expect(sockets(read(listening({}), program({})), "tcp")[0]?.owners.status).toBe("partial");
  });

  it("are listed by themselves where there are only processes", () => {
    const reading = read(program({}));
    expect(reading.tables).toEqual({});
    expect(reading.processes).toMatchObject([{ pid: 7, parentPid: 1, name: "sshd" }]);
  });
});

describe("texts that prove nothing", () => {
  const rows = JSON.stringify([listening({}), listening({ port: "80" })]);
  it.each([
    ["an empty text", ""],
    ["no row", "[]"],
    ["a cut text", rows.slice(0, -20)],
    ["a line that is no JSON", `W0101 warning\n${rows}`],
    ["rows of another table", '[{"hostname":"x"}]'],
    ["rows without a protocol", '[{"pid":"1","port":"22","address":"0.0.0.0"}]'],
    ["a join made by the query", JSON.stringify([listening({ name: "sshd", uid: "0" })])],
    ["a port that is none", JSON.stringify([listening({ port: "70000" })])],
    ["an address that is none", JSON.stringify([listening({ address: "localhost" })])],
    ["a TCP socket whose state is not known", JSON.stringify([open({ state: "" })])],
    ["connections only", JSON.stringify([open({ remote_port: "443", state: "ESTABLISHED" })])],
    ["depth", "[".repeat(100_000) + "]".repeat(100_000)],
    ["one bad row among good ones", JSON.stringify([listening({}), listening({ port: "" }), unix])],
  ])("%s gives no table", (_name, text) => {
    expect(statuses(parse(text))).toEqual(Array<string>(6).fill("unavailable"));
  });

  it("a column with the name of a prototype is a column", () => {
    const text = `[${JSON.stringify(listening({})).slice(0, -1)},"__proto__":{"port":"1"},"constructor":"x"}]`;
    expect(sockets(parse(text), "tcp").map(({ port }) => port)).toEqual([22]);
  });

  it("never throws, whatever is changed in a text", () => {
    const text = JSON.stringify([listening({}), open({}), program({}), unix], null, 1);
    fc.assert(
      fc.property(fc.nat(), fc.nat(30), fc.string(), (at, length, put) => {
        const place = at % text.length;
        expect(parse(text.slice(0, place) + put + text.slice(place + length)).variant).toContain("osquery");
      }),
    );
    fc.assert(fc.property(fc.json(), (json) => parse(json).variant.includes("osquery")));
  });
});

describe.skipIf(lacksShared("recordings/snippets/osquery-process_open_sockets.json"))(
  "kept beside the repository",
  () => {
    it("reads listening_ports", () => {
      const text = sharedText("recordings/snippets/osquery-listening_ports.CONSTRUCTED.json");
      expect(osquery.recognise(text)).toBe("certain");
      const reading = parse(text);
      expect(sockets(reading, "tcp")).toMatchObject([{ port: 22, address: "0.0.0.0", inode: 9025048 }]);
      expect(sockets(reading, "tcp6")).toMatchObject([{ port: 22, address: "::" }]);
      expect(sockets(reading, "udp")).toMatchObject([{ port: 68 }]);
      expect(sockets(reading, "udp6")).toEqual([]);
    });

    it("finds no listener, and no proof of a closed port, among connections", () => {
      const text = sharedText("recordings/snippets/osquery-process_open_sockets.json");
      expect(osquery.recognise(text)).toBe("certain");
      expect(statuses(parse(text))).toEqual(Array<string>(6).fill("unavailable"));
    });
  },
);
