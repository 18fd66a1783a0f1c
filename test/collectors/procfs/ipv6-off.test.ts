import { describe, expect, it } from "vitest";
import { linesOf, onPrivateHost, requestsFor } from "../../support-hosts/private-host.ts";
import { lacks } from "../../support-hosts/requires.ts";

describe.skipIf(lacks("root", "namespaces", "perl", "ip"))("with IPv6 switched off", () => {
  it("the IPv4 listeners are seen and the IPv6 tables are empty", () => {
    const report = onPrivateHost({
      setup: [["sysctl", "-q", "-w", "net.ipv6.conf.all.disable_ipv6=1"]],
      programs: [{ code: `tcp("0.0.0.0", 22); udp("0.0.0.0", 53); ready($$);` }],
      requests: requestsFor(["tcp", "tcp6", "udp", "udp6"]),
    });
    const pid = report.programs[0]!.pid;
    expect(linesOf(report)).toEqual([`tcp 0.0.0.0 22 complete ${pid}`, `udp 0.0.0.0 53 complete ${pid}`]);
  });
});
