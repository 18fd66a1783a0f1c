import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { MergedReport } from "../../src/model/merged-report.ts";
import type { AuditReport } from "../../src/model/report.ts";
import type { ScanEnding, ScannedAddress, ScanOpening } from "../../src/model/scan-report.ts";
import { lacks } from "../support-hosts/requires.ts";
import { audit, COMMAND, scratchFolder } from "./audit-command.ts";
import type { Outcome } from "./audit-command.ts";

const LISTENING = new URL("../support-hosts/listening-main.ts", import.meta.url).pathname;
const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const PLACES = [
  { host: "127.0.0.1", port: 22, says: "SSH-2.0-here\u001b[31m\r\n" },
  { host: "127.0.0.1", port: 80 },
  { host: "127.0.0.3", port: 80 },
  { host: "::1", port: 443 },
];

const HOSTS = "127.0.0.1 web.example\n::1 web.example\n127.0.0.3 other.example\n";

/** Runs the command on a machine with nobody else's sockets, where `PLACES` listen. `before` is a script of the shell. */
function onNetwork(args: readonly string[], before = ""): Outcome {
  const hosts = scratch.put("hosts", HOSTS);
  const script = `ip link set lo up; mount --bind ${hosts} /etc/hosts; ${before}
    exec "$@"`;
  const listening = [process.execPath, LISTENING, JSON.stringify(PLACES)];
  const words = ["-n", "-m", "sh", "-ec", script, "sh", ...listening, process.execPath, COMMAND, ...args];
  const { status, stdout, stderr } = spawnSync("unshare", words, {
    encoding: "utf8",
    timeout: 240_000,
    env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
  });
  return { status, stdout, stderr };
}

type ScanDocument = ScanOpening & ScanEnding & { readonly addresses: readonly ScannedAddress[] };

function scanOf(args: readonly string[], before = ""): ScanDocument & { readonly exit: number | null } {
  const { status, stdout, stderr } = onNetwork(["scan", ...args, "-o", "json"], before);
  expect(stderr).toBe("");
  return { ...(JSON.parse(stdout) as ScanDocument), exit: status };
}

function openPorts({ addresses }: ScanDocument): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    addresses.map(({ address, scans }) => [
      address,
      scans.flatMap(({ answers }) =>
        answers.flatMap(({ answer, ports }) => (answer === "open" ? ports : [])),
      ),
    ]),
  );
}

describe.skipIf(lacks("root", "namespaces", "ip"))("audit scan", () => {
  it("tries all addresses of a name, IPv4 and IPv6, and the name stays beside them", () => {
    const scan = scanOf(["web.example", "--ports", "1-1000"]);
    expect(openPorts(scan)).toEqual({
      "127.0.0.1": [
        [22, 22],
        [80, 80],
      ],
      "::1": [[443, 443]],
    });
    expect(scan.addresses.map(({ names }) => names)).toEqual([["web.example"], ["web.example"]]);
    expect(scan.counts).toMatchObject({ open: 3, closed: 1997, untried: 0 });
    expect(scan.exit).toBe(0);
  });

  it("tries every address of a block once, however often it is named", () => {
    const scan = scanOf(["127.0.0.0/29", "127.0.0.1", "other.example", "--ports", "80"]);
    expect(scan.addresses.map(({ address }) => address)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((part) => `127.0.0.${part}`),
    );
    expect(openPorts(scan)).toMatchObject({
      "127.0.0.1": [[80, 80]],
      "127.0.0.2": [],
      "127.0.0.3": [[80, 80]],
    });
    expect(scan.addresses.filter(({ origin }) => origin === "named")).toHaveLength(2);
    expect(scan.exit).toBe(0);
  });

  it("a name without an address is told, the others go on, and the exit status says so", () => {
    const scan = scanOf(["nowhere.invalid", "127.0.0.1", "--ports", "22"]);
    expect(scan.unresolved).toMatchObject([{ name: "nowhere.invalid" }]);
    expect(scan.addresses).toHaveLength(1);
    expect(scan.exit).toBe(2);
  });

  it("what cannot be reached is no closed port", () => {
    const scan = scanOf(["192.0.2.1", "--ports", "22"]);
    expect(scan.counts).toMatchObject({ closed: 0, open: 0, unreachable: 1 });
    expect(scan.exit).toBe(2);
  });

  it.skipIf(lacks("nft"))("what a packet filter drops is filtered", () => {
    const rules = `nft 'table inet f { chain c { type filter hook input priority 0; tcp dport 81 drop; }; }'`;
    const scan = scanOf(["127.0.0.1", "--ports", "80-81", "--timeout", "200", "--retries", "0"], rules);
    expect(scan.counts).toMatchObject({ open: 1, filtered: 1, closed: 0 });
    expect(scan.exit).toBe(0);
  });

  it("records banners only where that is asked for, and shows nothing that a terminal obeys", () => {
    const { stdout } = onNetwork(["scan", "127.0.0.1", "--ports", "22", "--banner"]);
    expect(stdout).toContain('ssh  "SSH-2.0-here\\x1b[31m"');
    expect(onNetwork(["scan", "127.0.0.1", "--ports", "22"]).stdout).not.toContain("SSH");
  });

  it("gives each address a line of NDJSON", () => {
    const { stdout } = onNetwork(["scan", "127.0.1.0/24", "--ports", "80", "-o", "ndjson"]);
    const kinds = stdout
      .trimEnd()
      .split("\n")
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds.filter((kind) => kind === "address")).toHaveLength(256);
    expect([kinds[0], kinds.at(-1)]).toEqual(["scan", "end"]);
  });

  it("tells of a network as audit run --evidence reads it", () => {
    const xml = join(scratch.folder, "scan.xml");
    onNetwork(["scan", "127.0.0.1", "--ports", "-", "-o", `nmap=${xml}`]);
    const policy = scratch.put("seen.audit", rules('address : "127.0.0.1"'));
    const { stdout } = audit(["run", policy, "--evidence", xml, "--include-loopback", "-o", "json"]);
    expect(statusesIn(stdout)).toEqual(["PASSED", "FAILED", "PASSED", "ERROR"]);
  });

  it.each([
    ["no host", [], "missing required argument"],
    ["an octal address", ["010.0.0.1"], "octal"],
    ["2^64 addresses", ["2001:db8::/64"], "18446744073709551616"],
    ["a public block", ["8.8.8.0/24"], "256 public addresses"],
    ["a faulty port", ["127.0.0.1", "--ports", "22,x y"], "column 4"],
    ["only ports of UDP, without UDP", ["127.0.0.1", "--ports", "tftp"], "--udp"],
    ["an unknown format", ["127.0.0.1", "-o", "sarif"], "There is no format"],
    ["one file for two scans", ["127.0.0.1", "-o", "json=x", "-o", "ndjson=x"], "two scans"],
    ["a rate of nothing", ["127.0.0.1", "--rate", "0"], "whole number"],
    ["a control sequence", ["a\u001b[2Jb"], "a\\x1b[2Jb"],
  ])("refuses %s", (_says, args, message) => {
    const { status, stderr, stdout } = audit(["scan", ...args]);
    expect({ status, stdout }).toEqual({ status: 64, stdout: "" });
    expect(stderr).toContain(message);
  });

  it("Ctrl-C ends it, and what was seen until then is whole", () => {
    const file = join(scratch.folder, "cut.json");
    const args = ["scan", "127.0.0.0/20", "--ports", "80", "--rate", "20", "-o", `json=${file}`];
    const { status } = onNetwork(args, 'set -- timeout -s INT 4 "$@"; trap "" INT');
    expect(status).not.toBe(0);
    const scan = JSON.parse(readFileSync(file, "utf8")) as ScanDocument;
    expect(scan.status).toBe("interrupted");
    expect(scan.counts.untried + scan.addressesNotScanned).toBeGreaterThan(3000);
  });
});

function rules(narrowed = ""): string {
  const rule = (type: string, ports: string, more = "") => `<custom_item>
type : ${type}
description : "${type}"
port_type : TCP
ports : "${ports}"
${narrowed}
${more}
</custom_item>
`;
  return `<check_type:"Unix">
${rule("AUDIT_DENIED_OPEN_PORTS", "23")}${rule("AUDIT_ALLOWED_OPEN_PORTS", "80")}${rule("AUDIT_REQUIRED_OPEN_PORTS", "22,80")}${rule("AUDIT_PROCESS_ON_PORT", "22", 'name : "sshd"')}
</check_type>
`;
}

function statusesIn(json: string): readonly string[] {
  return (JSON.parse(json) as AuditReport).findings.map(({ status }) => status);
}

describe.skipIf(lacks("root", "namespaces", "ip"))("the memory of audit scan", () => {
  it("does not grow with the number of hosts: what was scanned is let go of", () => {
    const reporter = new URL("../../bench/report-memory.cjs", import.meta.url).pathname;
    const pace = ["--ports", "9", "--timeout", "200", "--retries", "0"];
    const command = [process.execPath, "--require", reporter, COMMAND, "scan", "127.1.0.0/16", ...pace];
    const words = ["-n", "sh", "-ec", 'ip link set lo up; exec "$@"', "sh", ...command];
    const { output, status } = spawnSync("unshare", words, {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit", "pipe"],
      env: { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin` },
    });
    expect([status, output[1]]).toEqual([0, expect.stringContaining("65536 addresses without an open port")]);
    expect(Number(/^VmHWM:\s+(\d+) kB$/m.exec(output[3] ?? "")?.[1])).toBeLessThan(215_000);
  });
});

describe.skipIf(lacks("root", "namespaces", "ip"))("audit run --target tcp://", () => {
  const policy = scratch.put("network.audit", rules());
  const run = (...args: readonly string[]) => onNetwork(["run", policy, "-o", "json", ...args]);

  it("judges port rules by a scan, a loopback target too, and says that there is no view inside", () => {
    const { status, stdout } = run("--target", "tcp://127.0.0.1");
    expect(statusesIn(stdout)).toEqual(["PASSED", "FAILED", "PASSED", "ERROR"]);
    expect(stdout).toContain("There is no view inside");
    expect(status).toBe(1);
  });

  it("a name is one target with all its addresses", () => {
    const { stdout } = run("--target", "tcp://web.example");
    const report = JSON.parse(stdout) as AuditReport;
    expect(report.target).toBe("tcp://web.example");
    expect(report.findings.map(({ status }) => status)).toEqual(["PASSED", "FAILED", "PASSED", "ERROR"]);
    expect(JSON.stringify(report.findings[1])).toContain("443");
  });

  it("a port that was not tried is ERROR, never closed", () => {
    expect(statusesIn(run("--target", "tcp://127.0.0.1", "--ports", "22,80").stdout)).toEqual([
      "ERROR",
      "FAILED",
      "PASSED",
      "ERROR",
    ]);
    expect(statusesIn(run("--target", "tcp://127.0.0.1:80").stdout)).toEqual([
      "ERROR",
      "ERROR",
      "ERROR",
      "ERROR",
    ]);
  });

  it("what cannot be reached or resolved is ERROR for all of its rules", () => {
    for (const word of ["tcp://192.0.2.1", "tcp://nowhere.invalid"]) {
      const { status, stdout } = run("--target", word, "--ports", "20-80");
      expect(statusesIn(stdout)).toEqual(["ERROR", "ERROR", "ERROR", "ERROR"]);
      expect(status).toBe(2);
    }
  });

  it("a block is one report for each address", () => {
    const { stdout } = run("--target", "tcp://127.0.0.0/30", "--ports", "1-100");
    const names = (JSON.parse(stdout) as MergedReport).hosts.map(({ target }) => target);
    expect([...names].sort()).toEqual([0, 1, 2, 3].map((part) => `tcp://127.0.0.${part}`));
  });

  it("with what was recorded on the host, rules about processes are judged, and both views are compared", () => {
    const lines = ["22", "80"].map(
      (port) => `tcp LISTEN 0 128 127.0.0.1:${port} 0.0.0.0:* users:(("sshd",pid=7,fd=3))`,
    );
    const ss = scratch.put(
      "ss.txt",
      `Netid State Recv-Q Send-Q Local Address:Port Peer Address:PortProcess\n${lines.join("\n")}\n`,
    );
    const { stdout } = run("--target", "tcp://127.0.0.1", "--evidence", `ss:${ss}`);
    const report = JSON.parse(stdout) as AuditReport;
    expect(report.findings.map(({ status }) => status).slice(0, 3)).toEqual(["PASSED", "FAILED", "PASSED"]);
    expect(JSON.stringify(report.findings[3])).not.toContain("no view inside");
    expect(report.reconciliation?.ports.filter(({ kind }) => kind === "agrees")).toHaveLength(2);
  });

  it.each([
    ["an unreadable address", ["--target", "tcp://010.0.0.1"], "octal"],
    ["too many addresses", ["--target", "tcp://2001:db8::/64"], "18446744073709551616"],
    ["a public block", ["--target", "tcp://8.8.8.0/24"], "--yes-i-may"],
    ["two lists of ports", ["--target", "tcp://127.0.0.1:80", "--ports", "22"], "leave one of them out"],
    [
      "evidence of one host beside several",
      ["--target", "tcp://127.0.0.0/30", "--evidence", "ss:-"],
      "exactly one",
    ],
    ["evidence beside another kind of target", ["--target", "pid:1", "--evidence", "ss:-"], "exactly one"],
  ])("refuses %s", (_says, args, message) => {
    const { status, stderr } = audit(["run", policy, ...args]);
    expect(status).toBe(64);
    expect(stderr).toContain(message);
  });
});
