import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { judge } from "../../../src/app/run-audit.ts";
import { nmap } from "../../../src/collectors/foreign/nmap/nmap.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { ScannedPorts } from "../../../src/model/port-scan.ts";
import { evidenceOf } from "../host.ts";
import type { Host } from "../host.ts";

/** TCP 20-30, 80, 443, 631, 3306 and 8007 of 192.0.2.10: 22, 25, 80 and 3306 answered, the others were refused. */
const RECORDED = readFileSync(
  new URL("../../collectors/foreign/nmap/recordings/tcp4.xml", import.meta.url),
  "utf8",
);

const HOST: Host = {
  v6only: "no",
  sockets: ["tcp 0.0.0.0:22", "tcp 192.0.2.10:25", "tcp [::]:80", "tcp 0.0.0.0:3306", "tcp 127.0.0.1:631"],
  interfaces: [{ name: "eth0", addresses: ["192.0.2.10"] }],
};

const withSockets = (...sockets: readonly string[]): Host => ({
  ...HOST,
  sockets: [...(HOST.sockets ?? []), ...sockets],
});
const withoutSocket = (gone: string): Host => ({
  ...HOST,
  sockets: (HOST.sockets ?? []).filter((socket) => socket !== gone),
});

function scanOf(text: string): readonly ScannedPorts[] {
  const { scan } = nmap.parse(text, { portOf: () => null });
  if (scan?.status !== "observed") throw new Error("the scan was not read");
  return scan.value;
}

function evidenceWith(host: Host, scans: readonly ScannedPorts[] | null): Evidence {
  const { observations, ...rest } = evidenceOf(host);
  if (scans === null) return { ...rest, observations };
  const seen = { status: "observed", source: "nmap", facts: scans } as const;
  return { ...rest, observations: { ...observations, "port-scan": seen } };
}

function findingOf(fields: string, host: Host, scans: readonly ScannedPorts[] | null = scanOf(RECORDED)) {
  const item = `type : AUDIT_PORT_VISIBILITY\ndescription : "A rule"\n${fields}`;
  const text = `<check_type:"Unix">\n<custom_item>\n${item}\n</custom_item>\n</check_type>\n`;
  const loaded = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  expect(loaded.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const [finding] = judge([loaded.policy], evidenceWith(host, scans), { loopback: "left-out" });
  return [finding?.status, JSON.stringify(finding?.verdict)] as const;
}

const BLIND: Host = { ...HOST, unseen: ["tcp6"] };

const rule = (ports: string, more = "") => `port_type : TCP\nports : "${ports}"\n${more}`;
const SCANNED = "20-30, 80, 443, 631, 3306, 8007";

const changed = (port: number, state: string) =>
  scanOf(RECORDED.replace(new RegExp(`(portid="${port}"><state state=")[a-z]+`), `$1${state}`));

describe("AUDIT_PORT_VISIBILITY", () => {
  it("passes where all that answers is a listener of the host, and shows which", () => {
    const [status, said] = findingOf(rule(SCANNED), HOST);
    expect(status).toBe("PASSED");
    expect(said).toContain("reachable at 192.0.2.10");
    expect(said).not.toContain("No interface of the host");
  });

  it("fails where a port answers that nothing listens on", () => {
    const [status, said] = findingOf(rule(SCANNED), withoutSocket("tcp 0.0.0.0:22"));
    expect([status, said]).toEqual(["FAILED", expect.stringContaining("tcp 192.0.2.10:22: It answers")]);
  });

  it.each(["filtered", "closed"])("a listener that is %s is a note", (state) => {
    const [status, said] = findingOf(rule(SCANNED), withSockets("tcp 0.0.0.0:443"), changed(443, state));
    expect([status, said]).toEqual([
      "PASSED",
      expect.stringContaining("On tcp 443 something listens that was not reached at 192.0.2.10."),
    ]);
  });

  it.each([
    ["filtered", "a packet filter stands before it"],
    ["closed", "nothing serves it there"],
  ])("fails where a port that has to be reachable is %s", (state, words) => {
    const [status, said] = findingOf(
      rule("22", 'reachable_ports : "443"'),
      withSockets("tcp 0.0.0.0:443"),
      changed(443, state),
    );
    expect([status, said]).toEqual(["FAILED", expect.stringContaining(words)]);
  });

  it("passes where the ports that have to be reachable are", () => {
    expect(findingOf(rule(SCANNED, 'reachable_ports : "ssh, 80"'), HOST)[0]).toBe("PASSED");
  });

  it("leaves out the ports that it is told to ignore", () => {
    const hidden = withoutSocket("tcp 0.0.0.0:22");
    expect(findingOf(rule(SCANNED, 'ignore_ports : "ssh"'), hidden)[0]).toBe("PASSED");
    expect(findingOf(rule("80, 443"), hidden)[0]).toBe("PASSED");
  });

  it("says where the scanned address is none of the host's", () => {
    const other = { ...HOST, interfaces: [{ name: "eth0", addresses: ["10.0.0.1"] }] };
    expect(findingOf(rule("22"), other)).toEqual([
      "PASSED",
      expect.stringContaining("No interface of the host has the scanned address 192.0.2.10"),
    ]);
  });
});

describe("AUDIT_PORT_VISIBILITY is ERROR", () => {
  it.each([
    ["without a scan", rule("22"), HOST, null, "does not contain port-scan"],
    ["where a port was not tried", rule("1-65535"), HOST, undefined, "tcp 1-19, 31-79"],
    [
      "where a port that has to be reachable was not tried",
      rule("22", 'reachable_ports : "9999"'),
      HOST,
      undefined,
      "tcp 9999",
    ],
    ["where a port gave no clear answer", rule("443"), HOST, changed(443, "open|filtered"), "tcp 443"],
    ["where a table of the host was not seen", rule("443"), BLIND, undefined, "tcp6 sockets"],
    ["where another address is meant", rule("22", 'address : "192.0.2.11"'), HOST, undefined, "192.0.2.11"],
    [
      "where the scan tried another transport",
      'port_type : UDP\nports : "53"',
      HOST,
      undefined,
      "no UDP port",
    ],
    ["where a name is not known", rule("nosuchservice"), HOST, undefined, "nosuchservice"],
  ])("%s", (_says, fields, host, scans, words) => {
    expect(findingOf(fields, host, scans)).toEqual(["ERROR", expect.stringContaining(words)]);
  });

  it("and never PASSED where a port was tried by nobody, whatever else agrees", () => {
    expect(findingOf(rule(`${SCANNED}, 9999`), HOST)[0]).toBe("ERROR");
    expect(findingOf(rule(`${SCANNED}, 9999`), withoutSocket("tcp 0.0.0.0:22"))[0]).toBe("FAILED");
  });
});

it("an address that a scan cannot be of is a fault of the policy", () => {
  const text = `<check_type:"Unix">\n<custom_item>\ntype : AUDIT_PORT_VISIBILITY\ndescription : "x"\nport_type : TCP\nports : "22"\naddress : "eth0"\n</custom_item>\n</check_type>\n`;
  const { diagnostics } = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  expect(diagnostics).toMatchObject([{ code: "AUD2030", severity: "error" }]);
});
