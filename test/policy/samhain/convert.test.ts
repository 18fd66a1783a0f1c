import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasErrors, loadPolicy } from "../../../src/app/load-policy.ts";
import type { LoadOptions } from "../../../src/app/load-policy.ts";
import { judge } from "../../../src/app/run-audit.ts";
import type { Evidence } from "../../../src/model/evidence.ts";
import { evidenceOf } from "../../checks/host.ts";

const load = (text: string, file: string, options: Partial<LoadOptions> = {}) =>
  loadPolicy({ file, bytes: Buffer.from(text) }, { dialect: "dotaudit", ...options });

const ADDRESSES = ["192.168.1.128", "192.168.1.129", "127.0.0.1", "fd00::128", "0.0.0.0"];
const PORTS = [22, 53, 80, 111, 2049, 8002, 8003];

const port = fc.constantFrom(...PORTS, "ssh", "nfs", "RPC_100005", "domain", "20-25", "nonsense", "0x16");
const member = fc.tuple(port, fc.constantFrom("tcp", "udp", "TCP", "sctp")).map((parts) => parts.join("/"));
const list = fc
  .tuple(fc.option(fc.constantFrom(...ADDRESSES)), fc.array(member, { minLength: 1, maxLength: 4 }))
  .map(([address, members]) => `${address === null ? "" : `${address}:`}${members.join(",")}`);
const setting = fc.oneof(
  fc.tuple(fc.constantFrom("Required", "Optional", "Ignore", "Skip"), list).map((parts) => parts.join(" = ")),
  fc.constantFrom(...ADDRESSES).map((address) => `Interface = ${address}`),
  fc.constantFrom("UDP = no", "Device = lo", "MinPort = 30", "MaxPort = 8002", "Active = no", "Interval = 5"),
);
const config = fc
  .tuple(fc.array(setting, { maxLength: 8 }), fc.constantFrom("", "SeverityPortCheck = warn\n"))
  .map(
    ([settings, severity]) =>
      `[PortCheck]\n${severity}${settings.map((one) => `PortCheck${one}\n`).join("")}`,
  );

const socket = fc
  .tuple(fc.constantFrom("tcp", "udp"), fc.constantFrom(...ADDRESSES, "::"), fc.constantFrom(...PORTS))
  .map(
    ([transport, address, number]) =>
      `${transport} ${address.includes(":") ? `[${address}]` : address}:${number}`,
  );

const evidence = fc
  .tuple(
    fc.uniqueArray(socket, { maxLength: 8 }),
    fc.constantFrom("yes" as const, "no" as const, "unknown" as const),
  )
  .chain(([sockets, v6only]) =>
    fc
      .constantFrom<Evidence["observations"]>({}, OFFICIAL, {
        "rpc-services": { status: "unavailable", source: "x", reason: "timed-out", detail: "No answer." },
      })
      .map((more) => {
        const seen = evidenceOf({
          sockets,
          v6only,
          interfaces: [
            { name: "lo", addresses: ["127.0.0.1", "::1"] },
            { name: "eth0", addresses: ["192.168.1.128", "192.168.1.129", "fd00::128"] },
          ],
          rpc: [
            {
              program: 100_003,
              version: 3,
              name: "nfs",
              aliases: [],
              transport: "tcp",
              family: "ipv4",
              port: 2049,
            },
            {
              program: 100_005,
              version: 1,
              name: null,
              aliases: [],
              transport: "udp",
              family: "ipv4",
              port: 8003,
            },
          ],
        });
        return { ...seen, observations: { ...seen.observations, ...more } };
      }),
  );

const OFFICIAL: Evidence["observations"] = {
  "official-addresses": {
    status: "observed",
    source: "/etc/hosts",
    facts: { name: "box", addresses: ["192.168.1.128"] },
  },
};

describe("a converted configuration", () => {
  it.each([{}, { reading: "faithful" }, { reading: "faithful", samhain: "4.2" }] as const)(
    "lints clean and gives the verdicts of the configuration (%j)",
    (options) => {
      let compared = 0;
      fc.assert(
        fc.property(config, evidence, (text, seen) => {
          const direct = load(text, "samhainrc", options);
          if (hasErrors(direct) || direct.converted === undefined) return;
          const converted = load(direct.converted, "policy.audit");
          expect(converted.diagnostics).toEqual([]);
          const verdicts = [direct, converted].map(({ policy }) =>
            judge([policy], seen, { loopback: "left-out" }).map(({ status, verdict }) => ({
              status,
              verdict,
            })),
          );
          expect(verdicts[1]).toEqual(verdicts[0]);
          compared += verdicts[0]?.length ?? 0;
        }),
        { numRuns: 300 },
      );
      expect(compared).toBeGreaterThan(100);
    },
  );

  it("is the policy of the manual's example", () => {
    const text = [
      "[PortCheck]",
      "PortCheckActive = yes",
      "SeverityPortCheck = err",
      "PortCheckRequired = 192.168.1.128:22/tcp,portmapper/udp",
      "PortCheckOptional = 192.168.1.128:3306/tcp",
      "PortCheckInterface = 192.168.1.129",
      "PortCheckUDP = yes",
    ].join("\n");
    const { converted = "", diagnostics } = load(text, "samhainrc");
    expect(diagnostics).toEqual([]);
    expect(converted.match(/<custom_item>/g)).toHaveLength(3);
    expect(converted).toContain('interfaces   : "192.168.1.129" ||\n                 "official"\n');
    expect(converted).toContain('"required 192.168.1.128 22/tcp,portmapper/udp" ||');
    expect(converted).toContain("severity     : HIGH");
  });

  it("has a failing report for what is required and cannot be read", () => {
    const loaded = load("[PortCheck]\nPortCheckRequired = 22/tcp, 25/tpc\n", "samhainrc");
    const findings = judge([loaded.policy], evidenceOf({ sockets: ["tcp 0.0.0.0:22"] }), {
      loopback: "left-out",
    });
    expect(findings.map(({ status, rule }) => [status, rule.location.line, rule.location.column])).toEqual([
      ["PASSED", 1, 1],
      ["PASSED", 2, 21],
      ["FAILED", 2, 29],
    ]);
  });

  it("holds no rule where the check is off", () => {
    const loaded = load("[PortCheck]\nPortCheckActive = no\n", "samhainrc");
    expect(loaded.policy.nodes).toEqual([]);
    expect(hasErrors(loaded)).toBe(false);
  });
});
