import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeMessage } from "../../src/samhain/change-message.ts";
import type { KnownService } from "../../src/samhain/known-service.ts";
import { scanChanges } from "../../src/samhain/scan-changes.ts";
import type { OpenService } from "../../src/samhain/service-change.ts";

const HERE = "192.168.1.128";

/** What is configured, in the order of the configuration. */
function configured(
  ...entries: readonly (readonly [flag: KnownService["flag"], service: number | string])[]
) {
  return entries
    .map(([flag, service]): KnownService => ({
      address: HERE,
      transport: "tcp",
      ...(typeof service === "number" ? { port: service, rpcName: null } : { port: -1, rpcName: service }),
      flag,
      status: "unknown",
    }))
    .toReversed();
}

function open(port: number, rpcName: string | null = null): OpenService {
  return { address: HERE, port, transport: "tcp", rpcName };
}

/** The reports of scan after scan: `Restarted 8002`, `Switch 8003 was 8002`. */
function reportsOf(known: readonly KnownService[], scans: readonly (readonly OpenService[])[]) {
  let state = known;
  return scans.map((found) => {
    const outcome = scanChanges(state, { open: found, transports: ["udp", "tcp"] });
    state = outcome.known;
    return outcome.changes.map(({ kind, port, was }) => {
      const word = kind.replace(/^Service(Port)?/, "");
      return `${word} ${port}${was === undefined ? "" : ` was ${was}`}`;
    });
  });
}

describe("the port check of samhain, scan after scan", () => {
  const entries = configured(["required", 8001], ["optional", 8002], ["optional", 8005], ["ignored", 8003]);
  const all = [8001, 8002, 8003, 8004, 8005].map((port) => open(port));

  it("L01: reports what opens late, closes and opens again, each once", () => {
    const scans = [[open(8001), open(8005)], all, all, [open(8005)], [open(8005)], all];
    expect(reportsOf(entries, scans)).toEqual([
      [],
      ["Restarted 8002", "New 8004"],
      [],
      ["Missing 8004", "Missing 8001"],
      [],
      ["Restarted 8001", "Restarted 8002", "New 8004"],
    ]);
  });

  it("L01: begins again with a new configuration", () => {
    expect(reportsOf(entries, [all])).toEqual([["New 8004"]]);
  });

  it("L02: follows an unlisted RPC service, and knows it by its port when the portmapper is gone", () => {
    const listed = configured(["required", "portmapper"], ["required", "nfs"], ["required", "mountd"]);
    const others = [open(2049, "nfs"), open(8020, "mountd")];
    const before = [open(111, "portmapper"), open(8002, "RPC_555555"), ...others];
    const moved = [
      open(111, "portmapper"),
      open(2050, "nfs"),
      open(8003, "RPC_555555"),
      open(8020, "mountd"),
    ];
    const replaced = [...moved, open(8002)];
    const alone = [open(2050), open(8002), open(8003), open(8020)];
    expect(reportsOf(listed, [before, moved, replaced, alone])).toEqual([
      ["New 8002"],
      ["Switch 8003 was 8002"],
      ["New 8002"],
      ["New 2050", "New 8020", "Missing -1", "Missing -1", "Missing -1"],
    ]);
  });

  it("R01: says at every scan that a service of several ports has moved", () => {
    const found = [8020, 8021, 8022].map((port) => open(port, "mountd"));
    expect(reportsOf([], [found, found])).toEqual([
      ["New 8020", "Switch 8021 was 8020", "Switch 8022 was 8021"],
      ["Switch 8020 was 8022", "Switch 8021 was 8020", "Switch 8022 was 8021"],
    ]);
  });

  it("looks at no entry of a transport that is not scanned", () => {
    const udp = configured(["required", 53]).map((known) => ({ ...known, transport: "udp" as const }));
    expect(scanChanges(udp, { open: [], transports: ["tcp"] }).changes).toEqual([]);
    expect(scanChanges(udp, { open: [], transports: ["udp", "tcp"] }).changes).toHaveLength(1);
  });

  it("takes an entry at another address for none", () => {
    const elsewhere = { ...open(8001), address: "192.168.1.129" };
    const { changes } = scanChanges(configured(["required", 8001]), {
      open: [elsewhere],
      transports: ["tcp"],
    });
    expect(changes.map(({ kind, address }) => `${kind} ${address}`)).toEqual([
      "ServiceNew 192.168.1.129",
      `ServiceMissing ${HERE}`,
    ]);
  });

  it("is quiet at the second of two equal scans of services without names", () => {
    const ports = fc.uniqueArray(fc.integer({ min: 1, max: 65535 }), { maxLength: 40 });
    fc.assert(
      fc.property(ports, ports, (listed, found) => {
        const known = configured(...listed.map((port) => ["required", port] as const));
        const scan = found.map((port) => open(port));
        expect(reportsOf(known, [scan, scan])[1]).toEqual([]);
      }),
    );
  });
});

describe("changeMessage", () => {
  it("is the line of samhain's log", () => {
    const change = {
      kind: "ServicePortSwitch",
      address: HERE,
      port: 8021,
      transport: "tcp",
      was: 8020,
    } as const;
    expect(changeMessage(change, "mountd")).toBe(
      "POLICY [ServicePortSwitch] port: 192.168.1.128:8021/tcp (mountd), was 8020/tcp",
    );
    expect(changeMessage({ ...change, kind: "ServiceNew", address: "fd00::128" }, "unknown")).toContain(
      "port: fd00::128:8021/tcp (unknown)",
    );
  });
});
