import { beforeAll, describe, expect, it } from "vitest";
import { lacks } from "../../../support-hosts/requires.ts";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import { unionOfPorts } from "../../../../src/model/port-set.ts";
import type { ScanReport } from "./scan-plan.ts";
import { answersFor, answersIn, packetFilter, portsThat, scanPrivately } from "./scan-privately.ts";

const NEEDS = ["root", "namespaces", "ip"] as const;

/** A host that drops everything. */
const DROP = packetFilter("ip daddr 127.0.0.2 tcp flags syn / syn,ack drop");

function countOf(scan: AddressScan): number {
  return scan.answers.flatMap(({ ports }) => ports).reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

describe.skipIf(lacks(...NEEDS, "nft"))("a network with a packet filter", () => {
  const setup = `${packetFilter(
    "ip daddr 127.0.0.2 tcp flags syn / syn,ack drop",
    "tcp dport 81 drop",
    "meta nfproto ipv4 tcp dport 82 reject with icmp type admin-prohibited",
    "tcp dport 83 reject with tcp reset",
    "meta nfproto ipv4 tcp dport 84 reject with icmp type host-unreachable",
  )}
    ip addr add fe80::5/64 dev lo nodad
    ip route add unreachable 10.8.0.0/16
    ip route add prohibit 10.10.0.0/16`;
  const addresses = ["127.0.0.1", "127.0.0.2", "::1", "10.8.0.1", "10.9.0.1", "10.10.0.1"];
  const odd = ["fe80::5%lo", "fe80::5%nowhere", "fe80::5", "0.0.0.0", "example.org", ""];
  let report: ScanReport;
  beforeAll(() => {
    report = scanPrivately({
      setup,
      listen: [[80, 80]],
      addresses: [...addresses, ...odd],
      ports: [[80, 85]],
      pace: { timeoutMs: 400, retries: 1 },
    });
  });

  it.each([
    [
      "127.0.0.1",
      {
        open: [[80, 80]],
        closed: [
          [83, 83],
          [85, 85],
        ],
        "filtered: no answer within 400 ms, asked 2 times": [[81, 81]],
        "filtered: EHOSTUNREACH, while other ports answer": [
          [82, 82],
          [84, 84],
        ],
      },
    ],
    ["127.0.0.2", { "filtered: no answer within 400 ms, asked 2 times": [[80, 85]] }],
    ["10.8.0.1", { "unreachable: EHOSTUNREACH": [[80, 85]] }],
    ["10.9.0.1", { "unreachable: ENETUNREACH": [[80, 85]] }],
    ["10.10.0.1", { "untried: EACCES: this machine does not let it out": [[80, 85]] }],
    ["fe80::5%nowhere", { "untried: there is no interface nowhere": [[80, 85]] }],
    ["fe80::5", { "untried: a link-local address without its interface": [[80, 85]] }],
    ["0.0.0.0", { "untried: not the address of any host": [[80, 85]] }],
    ["example.org", { "untried: not a numeric address": [[80, 85]] }],
    ["", { "untried: not a numeric address": [[80, 85]] }],
  ])("keeps the answers of %s apart", (address, answers) => {
    expect(answersFor(report, address)).toEqual(answers);
  });

  it.each(["::1", "fe80::5%lo"])("is asked over IPv6 as well, at %s", (address) => {
    const scan = report.scans.find((candidate) => candidate.address === address);
    expect(portsThat("open", scan)).toEqual([[80, 80]]);
    expect(unionOfPorts([portsThat("closed", scan)])).toEqual([[82, 85]]);
    expect(unionOfPorts([portsThat("filtered", scan)])).toEqual([[81, 81]]);
  });

  it("lets live hosts through while another one drops everything", () => {
    const live = ["127.0.0.1", "127.0.0.3", "127.0.0.4", "127.0.0.5"];
    const scan = scanPrivately({
      setup: DROP,
      addresses: ["127.0.0.2", ...live],
      ports: [[1, 3000]],
      pace: { timeoutMs: 2000 },
    });
    expect(scan.scans[0]?.address).not.toBe("127.0.0.2");
    for (const address of live) expect(answersFor(scan, address)).toEqual({ closed: [[1, 3000]] });
    expect(answersFor(scan, "127.0.0.2")).toEqual({ "filtered: no answer within 2 s": [[1, 3000]] });
  });

  it("leaves the rest untried when it is interrupted", () => {
    const hosts = Array.from({ length: 300 }, (_, index) => `127.0.1.${index % 256}`);
    const interrupted = scanPrivately({
      setup: DROP,
      addresses: ["127.0.0.2", ...hosts],
      ports: [[1, 65535]],
      pace: { timeoutMs: 60_000 },
      abortAfterMs: 300,
    });
    expect(interrupted.scans).toHaveLength(301);
    expect(new Set(interrupted.scans.map(countOf))).toEqual(new Set([65535]));
    expect(answersFor(interrupted, "127.0.0.2")).toEqual({
      "untried: the scan was interrupted": [[1, 65535]],
    });
  });

  it("tries nothing when it was interrupted before", () => {
    const { scans } = scanPrivately({ addresses: ["127.0.0.1"], ports: [[1, 9]], abortAfterMs: 0 });
    expect(scans.map(answersIn)).toEqual([{ "untried: the scan was interrupted": [[1, 9]] }]);
  });

  it("asks with as many sockets as there are descriptors for", () => {
    const { scans } = scanPrivately({
      setup: DROP,
      through: ["sh", "-c", 'ulimit -n 48; exec "$@"', "sh"],
      addresses: ["127.0.0.1", "127.0.0.2"],
      ports: [[1, 100]],
      pace: { timeoutMs: 50 },
    });
    const found = Object.fromEntries(scans.map((scan) => [scan.address, answersIn(scan)]));
    expect(found).toEqual({
      "127.0.0.1": { closed: [[1, 100]] },
      "127.0.0.2": { "filtered: no answer within 50 ms": [[1, 100]] },
    });
  });
});

describe.skipIf(lacks(...NEEDS, "ss", "perl"))("a network of its own", () => {
  it("shows a thousand listeners, and no connection is left in TIME_WAIT", () => {
    const { scans, witness, workers, stackTraceLimit } = scanPrivately({
      listen: [[20_000, 20_999]],
      addresses: ["127.0.0.1", "::1"],
      ports: [[0, 65535]],
      witness: ["ss", "-Htan", "state", "time-wait"],
    });
    expect(scans.map(answersIn)).toEqual(
      Array.from({ length: 2 }, () => ({
        "untried: there is no connecting to port 0": [[0, 0]],
        closed: [
          [1, 19_999],
          [21_000, 65_535],
        ],
        open: [[20_000, 20_999]],
      })),
    );
    expect(witness).toBe("");
    expect(workers).toBeLessThanOrEqual(1);
    expect(stackTraceLimit).toBe(10);
  });

  it("never takes a connection to itself for a listener", () => {
    const { scans } = scanPrivately({
      setup: "echo 40000 40020 > /proc/sys/net/ipv4/ip_local_port_range",
      addresses: Array.from({ length: 200 }, () => "127.0.0.1"),
      ports: [[40_000, 40_020]],
    });
    const answers = scans.flatMap((scan) => scan.answers.map(({ answer }) => answer));
    expect(answers).toHaveLength(200);
    expect(new Set(answers)).toEqual(new Set(["closed"]));
  });

  it("is not held up by a listener that never accepts", () => {
    const { scans } = scanPrivately({
      stuffed: 7000,
      addresses: ["127.0.0.1"],
      ports: [[6990, 7010]],
      pace: { timeoutMs: 400 },
    });
    expect(answersIn(scans[0]!)).toEqual({
      closed: [
        [6990, 6999],
        [7001, 7010],
      ],
      "filtered: no answer within 400 ms": [[7000, 7000]],
    });
  });

  it("is not asked faster than the rate", () => {
    const { scans, milliseconds } = scanPrivately({
      addresses: ["127.0.0.1", "::1"],
      ports: [[1, 300]],
      pace: { perSecond: 500 },
    });
    expect(scans.map(countOf)).toEqual([300, 300]);
    // 600 attempts at 500 a second, ten of which may be saved up.
    expect(milliseconds).toBeGreaterThan(1150);
  });

  it.each([
    ["ends at once", { worker: "end" as const }, 1],
    ["may not be started", { nodeOptions: ["--permission", "--allow-fs-read=*"] }, 0],
  ])("is scanned by one thread where the second %s", (_, plan, started) => {
    const { scans, workers } = scanPrivately({
      ...plan,
      listen: [[20_000, 20_001]],
      addresses: ["127.0.0.1"],
      ports: [[1, 30_000]],
    });
    expect(workers).toBe(started);
    expect(scans.map(answersIn)).toEqual([
      {
        closed: [
          [1, 19_999],
          [20_002, 30_000],
        ],
        open: [[20_000, 20_001]],
      },
    ]);
  });
});
