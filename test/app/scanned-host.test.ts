import { describe, expect, it } from "vitest";
import { recordedHost } from "../../src/app/recorded-host.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { scannedHost } from "../../src/app/scanned-host.ts";
import type { ScannedHostPlan } from "../../src/app/scanned-host.ts";
import { seenFromBothSides } from "../../src/app/seen-from-both-sides.ts";
import type { EvidenceRequest } from "../../src/model/evidence.ts";
import type { PortAnswer } from "../../src/model/network-scan.ts";
import { commonPorts, withoutPorts } from "../../src/model/port-set.ts";
import type { PortSet } from "../../src/model/port-set.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";
import type { ScanOrder } from "../../src/targets/network/scan-order.ts";

type World = Readonly<Partial<Record<PortAnswer, PortSet>>>;

interface Network {
  readonly orders: Pick<ScanOrder, "transport" | "ports">[];
  readonly plan: ScannedHostPlan;
}

/** A network of which it is known what answers; what is in no set is closed. */
function networkOf(world: Readonly<Record<string, World>>, ports?: ScannedHostPlan["ports"]): Network {
  const orders: Network["orders"] = [];
  const scan: ScannedHostPlan["scanners"]["tcp"] = ({ transport, ports: asked, addresses }, onAddress) => {
    orders.push({ transport, ports: asked });
    for (const address of addresses) {
      const told = Object.entries(world[address] ?? {}) as [PortAnswer, PortSet][];
      const answers = told.map(([answer, set]) => ({
        answer,
        ports: commonPorts(asked, set),
        why: "EHOSTUNREACH",
      }));
      const closed = told.reduce((rest, [, set]) => withoutPorts(rest, set), asked);
      onAddress({ transport, address, answers: [...answers, { answer: "closed", ports: closed }] });
    }
    return Promise.resolve();
  };
  const plan: ScannedHostPlan = {
    name: "tcp://web.example",
    addresses: Object.keys(world),
    ports: ports ?? { tcp: null, udp: null },
    usualUdp: [[53, 53]],
    pace: { timeoutMs: 1000, retries: 1 },
    scanners: { tcp: scan, udp: scan },
    here: localTarget(),
  };
  return { orders, plan };
}

function policyOf(type: string, ports: string, more = ""): string {
  return `<check_type:"Unix">\n<custom_item>\ntype : ${type}\ndescription : "x"\nport_type : TCP\nports : "${ports}"\n${more}\n</custom_item>\n</check_type>\n`;
}

async function verdictOn(network: Network, text: string): Promise<string> {
  const loaded = loadPolicy({ file: "x.audit", bytes: Buffer.from(text) }, { dialect: "dotaudit" });
  const settings = { loopback: "left-out", regexMilliseconds: 1000 } as const;
  const { findings } = await runAudit([loaded.policy], scannedHost(network.plan), settings);
  const [finding] = findings;
  return `${finding?.status ?? ""} ${JSON.stringify(finding?.verdict)}`;
}

const DENIED = policyOf("AUDIT_DENIED_OPEN_PORTS", "23");
const ALLOWED = policyOf("AUDIT_ALLOWED_OPEN_PORTS", "22");
const REQUIRED = policyOf("AUDIT_REQUIRED_OPEN_PORTS", "22");
const HELD = policyOf("AUDIT_PROCESS_ON_PORT", "22", 'name : "sshd"');
const ALL: PortSet = [[1, 65535]];

describe("a host on the network", () => {
  it.each([
    ["a closed port passes where it is denied", DENIED, { "192.0.2.1": {} }, "PASSED"],
    ["an open one fails", DENIED, { "192.0.2.1": { open: [[23, 23]] } }, "FAILED"],
    ["a filtered one is not known", DENIED, { "192.0.2.1": { filtered: [[23, 23]] } }, "ERROR"],
    ["a silent one is not known", DENIED, { "192.0.2.1": { "open|filtered": [[23, 23]] } }, "ERROR"],
    ["an untried one is not known", DENIED, { "192.0.2.1": { untried: [[23, 23]] } }, "ERROR"],
    ["an unreachable host is not known", DENIED, { "192.0.2.1": { unreachable: ALL } }, "ERROR"],
    [
      "one of two addresses that is unreachable is not known",
      DENIED,
      { "192.0.2.1": {}, "2001:db8::1": { unreachable: ALL } },
      "ERROR",
    ],
    [
      "all addresses of a name count",
      DENIED,
      { "192.0.2.1": {}, "2001:db8::1": { open: [[23, 23]] } },
      "FAILED",
    ],
    ["a loopback address that is the target counts", DENIED, { "127.0.0.1": { open: [[23, 23]] } }, "FAILED"],
    ["only what is allowed is open", ALLOWED, { "192.0.2.1": { open: [[22, 22]] } }, "PASSED"],
    ["a surprise is found", ALLOWED, { "192.0.2.1": { open: [[22, 23]] } }, "FAILED"],
    [
      "a filtered port may be a surprise",
      ALLOWED,
      { "192.0.2.1": { open: [[22, 22]], filtered: [[99, 99]] } },
      "ERROR",
    ],
    [
      "a required port is open",
      REQUIRED,
      { "192.0.2.1": { open: [[22, 22]], filtered: [[23, 99]] } },
      "PASSED",
    ],
    ["a required port is closed", REQUIRED, { "192.0.2.1": {} }, "FAILED"],
    ["who holds a port does not show", HELD, { "192.0.2.1": { open: [[22, 22]] } }, "ERROR"],
  ] as const)("%s", async (_says, policy, world, status) => {
    expect((await verdictOn(networkOf(world), policy)).split(" ")[0]).toBe(status);
  });

  it.each([
    ["IPV4", "PASSED"],
    ["IPV6", "FAILED"],
  ])("a rule about %s asks only addresses of that family", async (family, status) => {
    const network = networkOf({ "192.0.2.1": {}, "2001:db8::1": { open: [[23, 23]] } });
    const text = policyOf("AUDIT_DENIED_OPEN_PORTS", "23", `family : ${family}`);
    expect(await verdictOn(network, text)).toMatch(new RegExp(`^${status}`));
  });

  it("only ports that the rules speak of are tried, and none of them twice", async () => {
    const { orders, plan } = networkOf({ "192.0.2.1": {} });
    const host = scannedHost(plan);
    const ask = (ports: PortSet): EvidenceRequest[] => [
      { kind: "listening-sockets", table: "tcp", owners: [{ ports, depth: "first", details: [] }] },
    ];
    await host.answer(ask([[22, 30]]));
    await host.answer(ask([[25, 35]]));
    await host.answer([{ kind: "listening-sockets", table: "tcp6", owners: [] }]);
    expect(orders.map(({ ports }) => ports)).toEqual([
      [[22, 30]],
      [[31, 35]],
      [
        [1, 21],
        [36, 65535],
      ],
    ]);
  });

  it("what the user narrowed is what is tried, and the rest is ERROR", async () => {
    const network = networkOf({ "192.0.2.1": {} }, { tcp: [[1, 22]], udp: [] });
    expect(await verdictOn(network, DENIED)).toMatch(/^ERROR.*not tried/);
    expect(network.orders).toEqual([{ transport: "tcp", ports: [[1, 22]] }]);
  });

  it("a whole table of UDP is not tried: the usual ports are, and the others are not known", async () => {
    const network = networkOf({ "192.0.2.1": {} });
    const text = ALLOWED.replace("TCP", "UDP");
    expect(await verdictOn(network, text)).toMatch(/^ERROR/);
    expect(network.orders).toEqual([{ transport: "udp", ports: [[53, 53]] }]);
  });

  it("an unreachable host says why", async () => {
    const text = await verdictOn(networkOf({ "192.0.2.1": { unreachable: ALL } }), DENIED);
    expect(text).toContain("192.0.2.1 cannot be reached (EHOSTUNREACH)");
  });

  it("what was recorded of nothing leaves the scan as it is", async () => {
    const { plan } = networkOf({ "192.0.2.1": { open: [[22, 22]] } });
    const nothing = recordedHost({ name: "x", collectedAt: null, held: new Map() }, "audit collect");
    const both = seenFromBothSides(scannedHost(plan), nothing);
    const answers = await both.answer([
      { kind: "listening-sockets", table: "tcp", owners: [] },
      { kind: "port-scan" },
      { kind: "host", depth: "brief" },
    ]);
    expect(answers["listening-sockets:tcp"]).toMatchObject({ facts: { sockets: [{ port: 22 }] } });
    expect(answers["port-scan"]).toMatchObject({ facts: [{ address: "192.0.2.1", open: [[22, 22]] }] });
    expect(answers.host).toMatchObject({ status: "unavailable" });
  });
});
