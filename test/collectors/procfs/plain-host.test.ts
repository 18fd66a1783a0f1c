import { describe, expect, it } from "vitest";
import { linesOf, onPrivateHost, requestsFor, socketsOf } from "../../support-hosts/private-host.ts";
import { lacksFile, lacks } from "../../support-hosts/requires.ts";

const isRunnable = !lacks("root", "namespaces", "perl", "ip");
const hasUdpLite = !lacksFile("/proc/net/udplite");
const report = isRunnable
  ? onPrivateHost({
      setup: [["ip", "addr", "add", "fd00::128/64", "dev", "lo"]],
      programs: [
        {
          code: `tcp("0.0.0.0", 22); tcp("::", 22, v6only => 1); tcp("127.0.0.1", 25); tcp("::", 80, v6only => 0);
                 tcp("::ffff:127.0.0.1", 8005); tcp("fd00::128", 8007); ready($$);`,
        },
        {
          code: `udp("0.0.0.0", 68); udp("127.0.0.53", 53); udp("224.0.0.251", 5353); udp("::", 69);
                 ${hasUdpLite ? 'udplite("0.0.0.0", 8092); udplite("::1", 8093);' : ""} ready($$);`,
        },
        {
          code: `connected_tcp("127.0.0.1", 25) for 1 .. 40; bound_tcp("0.0.0.0", 8102);
                 connected_udp("127.0.0.53", 53); opened(SOCK_DGRAM, 0, "127.0.0.1"); ready($$);`,
        },
      ],
      requests: requestsFor(),
      witnesses: [
        ["ss", "-H", "-n", "-l", "-t", "-u", "-p"],
        ["netstat", "-n", "-l", "-t", "-u", "-p"],
        ["lsof", "-n", "-P", "-iTCP", "-sTCP:LISTEN", "-F", "pn"],
      ].filter(([command = ""]) => !lacks(command)),
    })
  : null;

describe.skipIf(report === null)("the listening sockets of a plain host", () => {
  const [server, datagrams] = report?.programs ?? [];

  it("are exactly those that its programs opened, each with its owner", () => {
    expect(linesOf(report!)).toEqual([
      `tcp 0.0.0.0 22 complete ${server!.pid}`,
      `tcp 127.0.0.1 25 complete ${server!.pid}`,
      `tcp :: 22 complete ${server!.pid}`,
      `tcp :: 80 complete ${server!.pid}`,
      `tcp 127.0.0.1 8005 complete ${server!.pid}`,
      `tcp fd00::128 8007 complete ${server!.pid}`,
      `udp 127.0.0.53 53 complete ${datagrams!.pid}`,
      `udp 0.0.0.0 68 complete ${datagrams!.pid}`,
      `udp 224.0.0.251 5353 complete ${datagrams!.pid}`,
      `udp :: 69 complete ${datagrams!.pid}`,
      ...(hasUdpLite
        ? [`udplite 0.0.0.0 8092 complete ${datagrams!.pid}`, `udplite ::1 8093 complete ${datagrams!.pid}`]
        : []),
    ]);
  });

  it("carry family, scope, user and network namespace", () => {
    const byAddress = new Map(
      socketsOf(report!).map((socket) => [`${socket.address} ${socket.port}`, socket]),
    );
    expect(byAddress.get("127.0.0.1 8005")).toMatchObject({ family: "ipv4", scope: "loopback", uid: 0 });
    expect(byAddress.get(":: 80")).toMatchObject({ family: "ipv6", scope: "any", v6only: "unknown" });
    expect(byAddress.get("fd00::128 8007")).toMatchObject({ scope: "private", v6only: "not-applicable" });
    expect(byAddress.get("224.0.0.251 5353")).toMatchObject({ scope: "multicast", device: null });
    const namespaces = new Set(socketsOf(report!).map((socket) => socket.networkNamespace));
    expect([...namespaces]).toEqual([expect.any(Number)]);
  });

  it("carry what is known of the owner", () => {
    const [socket] = socketsOf(report!);
    const [owner] = socket!.owners.status === "complete" ? socket!.owners.processes : [];
    expect(owner).toMatchObject({
      pid: server!.pid,
      parentPid: 1,
      comm: "perl",
      executable: { status: "observed", value: { path: "/usr/bin/perl", deleted: false } },
      realUser: { uid: 0, name: "root" },
      effectiveUser: { uid: 0, name: "root" },
      networkNamespace: socket!.networkNamespace,
    });
    expect(owner!.arguments!.slice(0, 2)).toEqual(["/usr/bin/perl", "-e"]);
    expect(Math.abs(Date.now() - owner!.startedAt!)).toBeLessThan(120_000);
    expect(owner).not.toHaveProperty("digests");
    expect(owner).not.toHaveProperty("package");
  });

  it("say that processes outside of the PID namespace cannot be seen", () => {
    const [tcp] = report!.observations;
    expect(tcp).toMatchObject({ facts: { gaps: [{ reason: "not-supported" }] } });
  });

  it.skipIf(lacks("ss", "netstat"))("are the same that ss and netstat see", () => {
    const [ss = "", netstat = ""] = report!.witnesses;
    const own = socketsOf(report!)
      .filter(({ transport }) => transport !== "udplite")
      .map(({ transport, port }) => `${transport} ${port}`)
      .sort();
    expect(portsIn(ss, 4)).toEqual(own);
    expect(portsIn(netstat, 3)).toEqual(own);
  });

  it.skipIf(lacks("lsof"))("are the same that lsof sees", () => {
    const lsof = report!.witnesses.at(-1) ?? "";
    const listening = [...lsof.matchAll(/^n.*:(\d+)$/gm)].map(([, port]) => Number(port)).sort();
    const own = socketsOf(report!).filter(({ transport }) => transport === "tcp");
    expect(listening).toEqual(own.map(({ port }) => port).sort());
  });
});

/** Transport and port of each line of a tool, from the column of the local address. */
function portsIn(output: string, column: number): readonly string[] {
  return output
    .split("\n")
    .filter((line) => /^(tcp|udp)/.test(line))
    .map((line) => line.split(/\s+/))
    .map((fields) => `${fields[0]!.replace("6", "")} ${fields[column]!.split(":").at(-1)!}`)
    .sort();
}
