import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { addPortspecWords } from "../../../src/app/portspec/add-portspec-words.ts";
import { bindHost } from "../../../src/app/portspec/bind-host.ts";
import { portspecSource } from "../../../src/app/portspec/portspec-source.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import { scannedHost } from "../../../src/app/scanned-host.ts";
import type { ScannedHostPlan } from "../../../src/app/scanned-host.ts";
import { unreachableTarget } from "../../../src/app/unreachable-target.ts";
import type { AuditReport } from "../../../src/model/report.ts";
import { commonPorts, unionOfPorts, withoutPorts } from "../../../src/model/port-set.ts";
import type { PortSet } from "../../../src/model/port-set.ts";
import type { PortspecReading } from "../../../src/policy/portspec/portspec-config.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { faithfulOracle, fixedOracle } from "./spec-oracle.ts";
import type { OracleHost } from "./spec-oracle.ts";

const ADDRESSES = { ipv4: "192.0.2.1", ipv6: "2001:db8::1", "no-address": "192.0.2.1" } as const;
const NAMES = { ipv4: "192.0.2.1", ipv6: "2001:db8::1", "no-address": "nowhere.example" } as const;

/** A scanner of a network in which nothing but these ports answers. */
function scannerOf({ open, silent }: OracleHost): ScannedHostPlan["scanners"]["tcp"] {
  return ({ transport, ports, addresses }, onAddress) => {
    for (const address of addresses) {
      const [isOpen, isSilent] = [setOf(open), setOf(silent)].map((set) => commonPorts(ports, set));
      const closed = withoutPorts(ports, unionOfPorts([setOf(open), setOf(silent)]));
      const answers = [
        { answer: "open", ports: isOpen ?? [] },
        { answer: "filtered", ports: isSilent ?? [] },
        { answer: "closed", ports: closed },
      ] as const;
      onAddress({ transport, address, answers });
    }
    return Promise.resolve();
  };
}

function setOf(ports: readonly number[]): PortSet {
  return unionOfPorts([ports.map((port) => [port, port] as const)]);
}

function textOf({ name, expected }: OracleHost, scanports: readonly number[]): string {
  const list = expected === null ? "" : JSON.stringify(expected);
  return `interval: 3600\nparallelscans: 1\nscanports: ${JSON.stringify(scanports)}\nhosts:\n  "${name}": ${list}\n`;
}

/** The report about the host; `refused` where the configuration is. */
async function reportOn(
  host: OracleHost,
  scanports: readonly number[],
  reading: PortspecReading,
): Promise<AuditReport | "refused"> {
  const input = { file: "conf.yml", bytes: Buffer.from(textOf(host, scanports)) };
  const loaded = loadPolicy(input, { dialect: "dotaudit", reading });
  const [described] = loaded.portspec?.hosts ?? [];
  if (loaded.portspec === undefined || described === undefined) return "refused";
  const toBind = { host: described, config: loaded.portspec, reading };
  const { policy, diagnostics } = bindHost(loaded, toBind);
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const scanned = scannedHost({
    name: host.name,
    addresses: [ADDRESSES[host.kind]],
    ports: { tcp: null, udp: null },
    usualUdp: [],
    pace: { timeoutMs: 1000, retries: 0 },
    scanners: { tcp: scannerOf(host), udp: scannerOf(host) },
    here: localTarget(),
  });
  const why = { status: "unavailable", reason: "missing-source", detail: "no address" } as const;
  const reached = host.kind === "no-address" ? unreachableTarget(host.name, why) : scanned;
  const open = new Set<number>();
  const source = portspecSource(reached, { open }, reading);
  const found = await runAudit([policy], source, { loopback: "left-out", regexMilliseconds: 1000 });
  return addPortspecWords(found, { ...toBind, file: "conf.yml", open });
}

function statusOf({ findings }: AuditReport): string {
  const statuses = new Set(findings.map(({ status }) => status));
  return ["FAILED", "ERROR", "PASSED"].find((status) => statuses.has(status as "FAILED")) ?? "none";
}

function wordsOf({ findings }: AuditReport): string | null {
  const notes = findings.flatMap(({ verdict }) => (verdict.status === "skipped" ? [] : verdict.notes));
  return notes.find((note) => note.startsWith("Host ")) ?? null;
}

const somePorts = fc.constantFrom(22, 80, 81, 443, 8080);
const anyPort = fc.oneof(
  { weight: 12, arbitrary: somePorts },
  { weight: 1, arbitrary: fc.constantFrom(0, -1, 70_000) },
);
const host: fc.Arbitrary<OracleHost> = fc
  .record({
    kind: fc.constantFrom("ipv4", "ipv4", "ipv4", "ipv6", "no-address"),
    expected: fc.option(fc.array(anyPort, { maxLength: 4 })),
    open: fc.uniqueArray(somePorts),
    deaf: fc.uniqueArray(somePorts, { maxLength: 2 }),
  })
  .map(({ kind, expected, open, deaf }) => ({
    name: NAMES[kind],
    kind,
    expected,
    open,
    silent: deaf.filter((port) => !open.includes(port)),
  }));
const scanports = fc.array(anyPort, { minLength: 1, maxLength: 6 });

describe("a host of PortSpec", () => {
  it("is judged with --faithful as the original compares its two lists", async () => {
    await fc.assert(
      fc.asyncProperty(host, scanports, async (described, scanned) => {
        const report = await reportOn(described, scanned, "faithful");
        if (report === "refused") throw new Error("the original takes every number");
        const { statuses, words } = faithfulOracle(described, scanned);
        expect(statuses).toContain(statusOf(report));
        expect(wordsOf(report)).toBe(words);
      }),
      { numRuns: 400 },
    );
  });

  it("is judged as the manual promises, and never PASSED by what was not seen", async () => {
    await fc.assert(
      fc.asyncProperty(host, scanports, async (described, scanned) => {
        const report = await reportOn(described, scanned, "fixed");
        const answer = fixedOracle(described, scanned);
        if (answer === "refused" || report === "refused") {
          expect(report).toBe(answer);
          return;
        }
        const { statuses, words } = answer;
        expect(statuses).toContain(statusOf(report));
        if (statuses.length === 1) expect(wordsOf(report)).toBe(words);
      }),
      { numRuns: 400 },
    );
  });

  it("has its findings at its line of the configuration, and the remarks about it alone", () => {
    const text = `interval: 60\nscanports: [22]\nhosts:\n  a.example: [23]\n  b.example: [24]\n`;
    const loaded = loadPolicy({ file: "conf.yml", bytes: Buffer.from(text) }, { dialect: "nessus" });
    const config = loaded.portspec;
    const [, second] = config?.hosts ?? [];
    if (config === undefined || second === undefined) throw new Error("the configuration has two hosts");
    const { policy, diagnostics } = bindHost(loaded, { host: second, config, reading: "fixed" });
    expect(policy.nodes.map(({ location }) => location)).toEqual([
      { file: "conf.yml", line: 5, column: 3 },
      { file: "conf.yml", line: 5, column: 3 },
    ]);
    expect(diagnostics.map(({ code, message }) => `${code} ${message.slice(0, 9)}`)).toEqual([
      "AUD6512 interval:",
      "AUD6511 b.example",
    ]);
    expect(policy.sha256).toBe(loaded.policy.sha256);
  });

  it("is ERROR where somebody judges a machine by the configuration as if it were a policy", async () => {
    const bytes = Buffer.from("interval: 3600\nscanports: [22]\nhosts: { a.example: , b.example: [22] }\n");
    const { policy } = loadPolicy({ file: "-", bytes }, { dialect: "dotaudit" });
    const report = await runAudit([policy], localTarget(), { loopback: "left-out", regexMilliseconds: 1000 });
    expect(report.findings.map(({ status }) => status)).toEqual(["ERROR", "ERROR"]);
  });
});
