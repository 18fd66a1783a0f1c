import { describe, expect, it } from "vitest";
import { findingFor, verdictCases } from "../verdict-cases.ts";
import { heldBy } from "../host.ts";

const allowed = (ports: string, more = "", type = "TCP") =>
  `type : AUDIT_ALLOWED_OPEN_PORTS\nport_type : ${type}\nports : "${ports}"\n${more}`;

describe("AUDIT_ALLOWED_OPEN_PORTS", () => {
  verdictCases([
    {
      says: "passes when every open port is listed",
      item: allowed("22,80,443,808[0-9]"),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp 0.0.0.0:80", "tcp 0.0.0.0:8085"] },
      status: "PASSED",
    },
    {
      says: "fails for a port that no member matches",
      item: allowed("22,80,443,808[0-9]"),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp 0.0.0.0:8090"] },
      status: "FAILED",
      words: ["8090"],
    },
    {
      says: "leaves out loopback and says so",
      item: allowed("22"),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp 127.0.0.1:25", "tcp [::1]:631"] },
      status: "PASSED",
      words: ["2 listeners that only this host can reach", "[::1]:631"],
    },
    {
      says: "counts loopback when the user asks for it",
      item: allowed("22"),
      host: { sockets: ["tcp 127.0.0.1:25"] },
      loopback: "counted",
      status: "FAILED",
    },
    {
      says: "counts a secondary address",
      item: allowed("22"),
      host: { sockets: ["tcp 192.168.1.129:9999"] },
      status: "FAILED",
      words: ["9999"],
    },
    {
      says: "counts an IPv6 listener",
      item: allowed("22"),
      host: { sockets: ["tcp [::]:9999"] },
      status: "FAILED",
      words: ["9999"],
    },
    {
      says: "counts a multicast UDP listener",
      item: allowed("68", "", "UDP"),
      host: { sockets: ["udp 0.0.0.0:68", "udp 224.0.0.251:5353"] },
      status: "FAILED",
      words: ["5353"],
    },
    {
      says: "compares the whole number",
      item: allowed("80"),
      host: { sockets: ["tcp 0.0.0.0:8080"] },
      status: "FAILED",
    },
    {
      says: "trims blanks after a comma",
      item: allowed("80,443, 808[0-9]"),
      host: { sockets: ["tcp 0.0.0.0:8081"] },
      status: "PASSED",
    },
    {
      says: "does not split at a comma inside brackets",
      item: allowed("8[1,2]"),
      host: { sockets: ["tcp 0.0.0.0:81", "tcp 0.0.0.0:82"] },
      status: "PASSED",
    },
    {
      says: "fails with an empty list when anything is open",
      item: allowed(""),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "FAILED",
    },
    { says: "passes with an empty list when nothing is open", item: allowed(""), host: {}, status: "PASSED" },
    { says: "passes when nothing is open", item: allowed("22"), host: {}, status: "PASSED" },
    {
      says: "is ERROR when a table could not be read",
      item: allowed("22"),
      host: { sockets: ["tcp 0.0.0.0:22"], unseen: ["tcp6"] },
      status: "ERROR",
      words: ["tcp6", "missing-privilege"],
    },
    {
      says: "is FAILED, with a note, when a surprise is proven although a table could not be read",
      item: allowed("22"),
      host: { sockets: ["tcp 0.0.0.0:23"], unseen: ["tcp6"] },
      status: "FAILED",
      words: ["There may be more"],
    },
    {
      says: "does not need the UDP table for TCP",
      item: allowed("22"),
      host: { unseen: ["udp", "udp6"] },
      status: "PASSED",
    },
    {
      says: "resolves a service name on the target",
      item: allowed("ssh, www"),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp 0.0.0.0:80"] },
      status: "PASSED",
    },
    {
      says: "is ERROR when a name is unknown and something else is open",
      item: allowed("ssh, no-such-service"),
      host: { sockets: ["tcp 0.0.0.0:9"] },
      status: "ERROR",
      words: ["no-such-service"],
    },
    {
      says: "passes with an unknown name when all that is open is listed anyway",
      item: allowed("22, no-such-service"),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "PASSED",
    },
    {
      says: "is ERROR when the service names could not be read",
      item: allowed("ssh"),
      host: { sockets: ["tcp 0.0.0.0:22"], services: "unseen" },
      status: "ERROR",
    },
    {
      says: "resolves an RPC program by name",
      item: allowed("rpc:mountd"),
      host: {
        sockets: ["tcp 0.0.0.0:20048"],
        rpc: [
          {
            program: 100005,
            version: 3,
            name: "mountd",
            aliases: [],
            transport: "tcp",
            family: "ipv4",
            port: 20048,
          },
        ],
      },
      status: "PASSED",
    },
    {
      says: "reads a range",
      item: allowed("1024-2048"),
      host: { sockets: ["tcp 0.0.0.0:2000"] },
      status: "PASSED",
    },
    {
      says: "counts all transports with ANY",
      item: allowed("22", "", "ANY"),
      host: { sockets: ["udplite 0.0.0.0:7"] },
      status: "FAILED",
      words: ["udplite"],
    },
    {
      says: "does not count UDP-Lite as UDP",
      item: allowed("53", "", "UDP"),
      host: { sockets: ["udplite 0.0.0.0:7"] },
      status: "PASSED",
    },
    {
      says: "ignores the ports it is told to ignore",
      item: allowed("22", 'ignore_ports : "32768-60999"'),
      host: { sockets: ["tcp 0.0.0.0:40000"] },
      status: "PASSED",
    },
    {
      says: "narrows to a network, which a wildcard listener serves",
      item: allowed("22", 'address : "10.0.0.0/8"'),
      host: { sockets: ["tcp 192.168.0.1:80", "tcp 0.0.0.0:81"] },
      status: "FAILED",
      words: ['"port":81'],
    },
    {
      says: "narrows to a network that a listener is not in",
      item: allowed("22", 'address : "10.0.0.0/8"'),
      host: { sockets: ["tcp 192.168.0.1:80"] },
      status: "PASSED",
    },
    {
      says: "narrows to bound scopes",
      item: allowed("22", 'scope : "public" || "any"'),
      host: { sockets: ["tcp 10.0.0.1:80"] },
      status: "PASSED",
    },
    {
      says: "narrows to an interface's addresses",
      item: allowed("22", 'address : "eth1"'),
      host: {
        sockets: ["tcp 10.9.0.1:80", "tcp 10.8.0.1:81"],
        interfaces: [{ name: "eth1", addresses: ["10.8.0.1"] }],
      },
      status: "FAILED",
      words: ['"port":81'],
    },
    {
      says: "is ERROR for an interface that is not there",
      item: allowed("22", 'address : "eth9"'),
      host: {},
      status: "ERROR",
      words: ["eth9"],
    },
    {
      says: "is ERROR when the interfaces could not be read",
      item: allowed("22", 'address : "eth0"'),
      host: { interfaces: "unseen" },
      status: "ERROR",
    },
    {
      says: "counts a dual-stack wildcard as IPv4 where that is known",
      item: allowed("22", "family : IPV4"),
      host: { sockets: ["tcp [::]:80"], v6only: "no" },
      status: "FAILED",
    },
    {
      says: "does not count an IPv6-only wildcard as IPv4",
      item: allowed("22", "family : IPV4"),
      host: { sockets: ["tcp [::]:80"], v6only: "yes" },
      status: "PASSED",
    },
    {
      says: "is ERROR where it is not known whether a wildcard serves IPv4",
      item: allowed("22", "family : IPV4"),
      host: { sockets: ["tcp [::]:80"] },
      status: "ERROR",
      words: ["IPV6_V6ONLY"],
    },
    {
      says: "warns instead of failing with severity MEDIUM",
      item: allowed("22", "severity : MEDIUM"),
      host: { sockets: ["tcp 0.0.0.0:80"] },
      status: "WARNING",
    },
    {
      says: "passes with severity MEDIUM when all is well",
      item: allowed("22", "severity : MEDIUM"),
      host: {},
      status: "PASSED",
    },
    {
      says: "is skipped on another system",
      item: allowed("22", 'system : "SunOS"'),
      host: { sockets: ["tcp 0.0.0.0:80"] },
      status: "SKIPPED",
      words: ["SunOS"],
    },
    {
      says: "is ERROR when the system could not be told",
      item: allowed("22", 'system : "Linux"'),
      host: { system: "unseen" },
      status: "ERROR",
    },
    {
      says: "reads the Windows spelling under a Windows check_type",
      wrapper: 'Windows" version:"2',
      item: 'type : AUDIT_ALLOWED_OPEN_PORTS\nvalue_type : POLICY_PORTS\nvalue_data : "80,135,445,8[0-9]+"\nport_type : TCP',
      host: { sockets: ["tcp 0.0.0.0:135", "tcp 0.0.0.0:8080"] },
      status: "PASSED",
    },
  ]);

  it("judges two hundred thousand listeners by a list of as many ports", () => {
    const sockets = Array.from({ length: 200_000 }, () => "tcp 10.0.0.1:22");
    const item = allowed("22,".repeat(200_000) + "22");
    expect(findingFor({ item, host: { sockets } }).status).toBe("PASSED");
  });

  it("lists all surprises at once, with their owners", () => {
    const finding = findingFor({
      item: allowed("22"),
      host: { sockets: [["tcp 0.0.0.0:80", heldBy("/usr/sbin/nginx")], "tcp [::]:81", "tcp 0.0.0.0:22"] },
    });
    expect(finding.verdict).toMatchObject({
      found: [
        { listener: { port: 80, owners: { processes: [{}] } }, service: "http" },
        { listener: { port: 81 } },
      ],
    });
  });
});
