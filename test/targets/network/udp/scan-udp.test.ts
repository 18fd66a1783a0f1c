import { describe, expect, it } from "vitest";
import type { AddressScan } from "../../../../src/model/network-scan.ts";
import type { PortSet } from "../../../../src/model/port-set.ts";
import { scanUdp } from "../../../../src/targets/network/udp/scan-udp.ts";
import { lacks } from "../../../support-hosts/requires.ts";
import { inLab, linesOf } from "./lab-plan.ts";
import type { LabResult } from "./lab-plan.ts";

const PACE = { timeoutMs: 500, retries: 2 };
const V4 = "10.99.0.2";
const V6 = "fd99::2";
const NEEDS = ["root", "namespaces", "ip", "ss"] as const;

describe.skipIf(lacks(...NEEDS, "dnsmasq", "snmpd", "rpcbind"))("a UDP scan of real servers", () => {
  it("finds them open over both families and names what they speak", () => {
    const ports: PortSet = [
      [50, 55],
      [111, 111],
      [161, 161],
    ];
    const [result] = inLab({
      servers: [
        "dnsmasq --no-daemon --conf-file=/dev/null --no-resolv --no-hosts --user=root --pid-file",
        "snmpd -f -C -c /dev/null -Ln -p /run/snmpd.pid udp:161 udp6:161",
        "rpcbind -f",
      ],
      orders: [{ addresses: [V4, V6], ports, pace: { ...PACE, timeoutMs: 2_000 } }],
    });
    for (const scan of result?.scans ?? []) {
      expect(linesOf(scan)).toEqual(["closed 50-52,54-55", "open 53,111,161"]);
      expect(scan.services).toEqual([
        { port: 53, protocol: "dns" },
        { port: 111, protocol: "rpc" },
        { port: 161, protocol: "snmp" },
      ]);
    }
    expect(result?.scans).toHaveLength(2);
  });
});

describe.skipIf(lacks(...NEEDS, "sysctl"))("a UDP scan of a host that limits its refusals", () => {
  it("finds every closed port closed in the end, and only the silent ones open|filtered", () => {
    const [result] = inLab({
      there: ["sysctl -qw net.ipv4.icmp_ratelimit=10"],
      silent: [100, 500, 900],
      echo: [300],
      orders: [{ addresses: [V4], ports: [[1, 1000]], pace: PACE }],
    });
    expect(linesOf(result?.scans[0])).toEqual([
      "closed 1-99,101-299,301-499,501-899,901-1000",
      "open 300",
      "open|filtered 100,500,900 (no answer)",
    ]);
    expect(result?.sent).toBeLessThan(4_000);
  });

  it("does so at the limits that Linux has by itself: one in a second, and ten over IPv6", () => {
    const [slow, six] = inLab({
      silent: [40],
      orders: [
        { addresses: [V4], ports: [[33, 43]], pace: PACE },
        { addresses: [V6], ports: [[20, 50]], pace: PACE },
      ],
    });
    expect(linesOf(slow?.scans[0])).toEqual(["closed 33-39,41-43", "open|filtered 40 (no answer)"]);
    expect(slow?.milliseconds).toBeGreaterThan(3_000);
    expect(linesOf(six?.scans[0])).toEqual(["closed 20-39,41-50", "open|filtered 40 (no answer)"]);
  });
});

describe.skipIf(lacks(...NEEDS, "nft", "sysctl"))("a UDP scan through a packet filter", () => {
  it("tells dropped, prohibited and refused ports apart, as far as the kernel hands on what ICMP says", () => {
    const reject = "nft add rule inet filter input";
    const [four, six] = inLab({
      there: [
        "sysctl -qw net.ipv4.icmp_ratelimit=0 net.ipv6.icmp.ratelimit=0",
        "nft add table inet filter",
        "nft add chain inet filter input { type filter hook input priority 0 ; }",
        `${reject} udp dport 1-10 drop`,
        `${reject} meta nfproto ipv4 udp dport 11-20 reject with icmp type admin-prohibited`,
        `${reject} meta nfproto ipv4 udp dport 21-30 reject with icmp type net-prohibited`,
        `${reject} meta nfproto ipv4 udp dport 31-40 reject with icmp type host-unreachable`,
        `${reject} meta nfproto ipv6 udp dport 11-20 reject with icmpv6 type admin-prohibited`,
        `${reject} meta nfproto ipv6 udp dport 31-40 reject with icmpv6 type addr-unreachable`,
        `${reject} udp dport 41-50 reject with icmpx type port-unreachable`,
      ],
      orders: [V4, V6].map((address) => ({ addresses: [address], ports: [[1, 60]] as const, pace: PACE })),
    });
    expect(linesOf(four?.scans[0])).toEqual([
      "closed 41-60",
      "filtered 11-20 (prohibited (EHOSTUNREACH))",
      "filtered 21-30 (prohibited (ENETUNREACH))",
      "open|filtered 1-10,31-40 (no answer)",
    ]);
    expect(linesOf(six?.scans[0])).toEqual([
      "closed 21-30,41-60",
      "filtered 11-20 (prohibited (EACCES))",
      "open|filtered 1-10,31-40 (no answer)",
    ]);
  });

  it("that drops everything takes no longer than its retries, and never says closed", () => {
    const [result] = inLab({
      there: [
        "nft add table inet filter",
        "nft add chain inet filter input { type filter hook input priority 0 ; policy drop ; }",
        "nft add rule inet filter input icmpv6 type nd-neighbor-solicit accept",
      ],
      orders: [{ addresses: [V4, V6], ports: [[1, 300]], pace: { timeoutMs: 300, retries: 1 } }],
    });
    expect(result?.scans.map(linesOf)).toEqual([
      ["open|filtered 1-300 (no answer)"],
      ["open|filtered 1-300 (no answer)"],
    ]);
    expect(result?.sent).toBe(2 * 2 * 300);
    expect(result?.milliseconds).toBeLessThan(6_000);
  });

  it("of this machine, or without a way, says that nothing was learnt", () => {
    const [result] = inLab({
      here: [
        "nft add table inet filter",
        "nft add chain inet filter output { type filter hook output priority 0 ; }",
        "nft add rule inet filter output udp dport 9 drop",
      ],
      orders: [{ addresses: [V4, "192.0.2.1", "2001:db8::1"], ports: [[9, 9]], pace: PACE }],
    });
    expect(answersByAddress(result)).toEqual({
      [V4]: ["untried 9 (EPERM)"],
      "192.0.2.1": ["unreachable 9 (ENETUNREACH)"],
      "2001:db8::1": ["unreachable 9 (ENETUNREACH)"],
    });
  });
});

describe.skipIf(lacks(...NEEDS, "sysctl", "prlimit"))("the means of a UDP scan", () => {
  it("are kept: so many datagrams in a second", () => {
    const [result] = inLab({
      there: ["sysctl -qw net.ipv4.icmp_ratelimit=0"],
      orders: [{ addresses: [V4], ports: [[1, 100]], pace: { ...PACE, perSecond: 100 } }],
    });
    expect(linesOf(result?.scans[0])).toEqual(["closed 1-100"]);
    expect((result?.sent ?? 0) / ((result?.milliseconds ?? 0) / 1000)).toBeLessThan(110);
  });

  it("are enough where there are hardly any descriptors", () => {
    const [result] = inLab({
      there: ["sysctl -qw net.ipv4.icmp_ratelimit=0"],
      through: "prlimit --nofile=48:48",
      silent: [77],
      orders: [{ addresses: [V4], ports: [[1, 400]], pace: PACE }],
    });
    expect(linesOf(result?.scans[0])).toEqual(["closed 1-76,78-400", "open|filtered 77 (no answer)"]);
  });

  it("are let go at once when the scan is ended: nothing is closed that was not seen", () => {
    const [result] = inLab({
      orders: [
        { addresses: [V4, V6], ports: [[1, 2000]], pace: { ...PACE, perSecond: 50 }, endAfterMs: 700 },
      ],
    });
    expect(result?.milliseconds).toBeLessThan(1_500);
    expect(result?.scans).toHaveLength(2);
    for (const scan of result?.scans ?? []) {
      expect(scan.answers.find(({ answer }) => answer === "untried")?.why).toBe("the scan was ended");
      const count = scan.answers.flatMap(({ ports }) => ports).reduce((sum, [a, b]) => sum + b - a + 1, 0);
      expect(count).toBe(2000);
    }
  });

  it("are few for many hosts", async () => {
    const scans: AddressScan[] = [];
    const order = {
      transport: "udp",
      addresses: loopbackAddresses(3000),
      ports: [[1, 1]],
      pace: PACE,
    } as const;
    await scanUdp(order, (scan) => scans.push(scan));
    expect(new Set(scans.map(({ address }) => address)).size).toBe(3000);
    expect(new Set(scans.flatMap(linesOf))).toEqual(new Set(["closed 1"]));
  });

  it("are none at all where it was ended before it began", async () => {
    const scans: AddressScan[] = [];
    const order = { transport: "udp", addresses: ["127.0.0.1"], ports: [[1, 9]], pace: PACE } as const;
    await scanUdp({ ...order, signal: AbortSignal.abort() }, (scan) => scans.push(scan));
    expect(scans.map(linesOf)).toEqual([["untried 1-9 (the scan was ended)"]]);
  });
});

function answersByAddress(result: LabResult | undefined): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries((result?.scans ?? []).map((scan) => [scan.address, linesOf(scan)]));
}

function* loopbackAddresses(count: number): Generator<string> {
  for (let index = 0; index < count; index++) yield `127.1.${index >> 8}.${index & 255}`;
}
