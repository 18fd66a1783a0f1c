import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { importEvidence } from "../../src/app/import-evidence.ts";
import { foreignFormats } from "../../src/collectors/foreign/index.ts";
import { nmap } from "../../src/collectors/foreign/nmap/nmap.ts";
import { reconcile } from "../../src/reconcile/reconcile.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import { evidenceOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";

const recording = readFileSync(
  new URL("../collectors/foreign/nmap/recordings/tcp4.xml", import.meta.url),
  "utf8",
);

type Observations = Evidence["observations"];

function scanOf(text: string): NonNullable<Observations["port-scan"]> {
  const { scan } = nmap.parse(text, { portOf: () => null });
  if (scan?.status === "observed") return { status: "observed", source: "nmap", facts: scan.value };
  return {
    status: "unavailable",
    source: "nmap",
    reason: "malformed-output",
    detail: scan?.detail ?? "no scan",
  };
}

function bothOf(host: Host, text: string): Evidence {
  const { observations, ...rest } = evidenceOf(host);
  return { ...rest, observations: { ...observations, "port-scan": scanOf(text) } };
}

/** The host that the recorded scan is of. */
const HOST: Host = {
  v6only: "no",
  sockets: ["tcp 0.0.0.0:22", "tcp 192.0.2.10:25", "tcp [::]:80", "tcp 0.0.0.0:3306", "tcp 127.0.0.1:631"],
};
const withSocket = (socket: string): Host => ({ ...HOST, sockets: [...(HOST.sockets ?? []), socket] });

const summary = (host: Host, text = recording) =>
  reconcile(bothOf(host, text)).ports.map(({ port, kind }) => `${port} ${kind}`);
const AGREED = ["22 agrees", "25 agrees", "80 agrees", "3306 agrees"];

describe("a host and a scan of it", () => {
  it("agree where what listens answers, whatever listens at other addresses only", () => {
    expect(summary(HOST)).toEqual(AGREED);
  });

  it.each([
    ["refused", recording],
    ["filtered", recording.replace(/(portid="443"><state state=")closed/, "$1filtered")],
  ])("differ where a listener is %s", (_how, text) => {
    expect(summary(withSocket("tcp 0.0.0.0:443"), text)).toContain("443 not-reached");
  });

  it("differ where a port answers that nothing listens on", () => {
    const hidden = { ...HOST, sockets: (HOST.sockets ?? []).filter((socket) => socket !== "tcp 0.0.0.0:22") };
    const { ports } = reconcile(bothOf(hidden, recording));
    expect(ports[0]).toMatchObject({ kind: "not-explained", port: 22, address: "192.0.2.10", listeners: [] });
  });

  it("are not comparable where the port was not scanned", () => {
    expect(summary(withSocket("tcp 0.0.0.0:9999"))).toContain("9999 not-comparable");
  });

  it.each(["open|filtered", "unfiltered"])("are not comparable where the port is %s", (state) => {
    const text = recording.replace(/(portid="443"><state state=")closed/, `$1${state}`);
    expect(summary(withSocket("tcp 0.0.0.0:443"), text)).toContain("443 not-comparable");
  });

  it("are not comparable where the host does not tell whether [::] serves IPv4", () => {
    const host = { ...withSocket("tcp [::]:443"), v6only: "unknown" as const };
    expect(summary(host)).toContain("443 not-comparable");
    expect(summary(host)).toContain("80 agrees");
  });

  it("are not comparable where the host did not show a table", () => {
    const found = reconcile(bothOf({ sockets: [], unseen: ["tcp6"] }, recording));
    expect(found.ports.map(({ kind }) => kind)).toEqual(Array<string>(4).fill("not-comparable"));
    expect(found.unseen.filter(({ side }) => side === "inside")).toHaveLength(1);
  });

  it("says which transport was not scanned", () => {
    const { unseen } = reconcile(bothOf(HOST, recording));
    expect(unseen).toMatchObject([{ side: "outside", transport: "udp" }]);
  });

  it("are not comparable where the account of the host is a scan too", () => {
    const format = foreignFormats.find(({ id }) => id === "nmap")!;
    const imported = importEvidence([{ origin: "scan.xml", format, text: recording }]);
    const observations = imported.status === "imported" ? imported.recording.observations : {};
    const { ports } = reconcile({ target: "scan", collectedAt: "", observations });
    expect(ports.map(({ kind }) => kind)).toEqual(Array<string>(4).fill("not-comparable"));
  });

  it("compare nothing where the scan is no scan", () => {
    const { ports, unseen } = reconcile(bothOf(HOST, "<nmaprun"));
    expect(ports).toEqual([]);
    expect(unseen.map(({ side }) => side)).toEqual(["outside", "outside"]);
  });
});
