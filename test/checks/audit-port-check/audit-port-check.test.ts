import { describe, expect, it } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { findingFor, verdictCases } from "../verdict-cases.ts";

const check = (reports: string, services: string, more = "", interfaces = '"192.168.1.128"') =>
  `type : AUDIT_PORT_CHECK\nreports : ${reports}\ninterfaces : ${interfaces}\n${services === "" ? "" : `services : ${services}`}\n${more}`;
const fresh = (services: string, more = "", interfaces?: string) =>
  check("SERVICE_NEW", services, more, interfaces);
const missing = (services: string, more = "") => check("SERVICE_MISSING", services, more);

const NFS = { program: 100_003, version: 3, name: "nfs", aliases: ["nfsprog"], family: "ipv4" } as const;

describe("AUDIT_PORT_CHECK, SERVICE_NEW", () => {
  verdictCases([
    {
      says: "passes when all that is open is listed",
      item: fresh(
        '"required 192.168.1.128 22/tcp" || "optional 80/tcp" || "ignored 53/udp" || "skipped 25/tcp"',
      ),
      host: { sockets: ["tcp 192.168.1.128:22", "tcp 0.0.0.0:80", "udp 0.0.0.0:53", "tcp 0.0.0.0:25"] },
      status: "PASSED",
    },
    {
      says: "fails for a service that is not listed, in the words of samhain",
      item: fresh('"optional 80/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:22", "tcp 0.0.0.0:80", "udp [fd00::1]:53"] },
      status: "FAILED",
      words: ["POLICY [ServiceNew] port: 192.168.1.128:22/tcp (ssh)"],
    },
    {
      says: "does not take a service at another address for a listed one",
      item: fresh('"optional 192.168.1.129 22/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "FAILED",
    },
    {
      says: "passes where a listener is at an address that nobody looks at",
      item: fresh(""),
      host: { sockets: ["tcp 192.168.1.129:22", "tcp 127.0.0.1:25"] },
      status: "PASSED",
    },
    {
      says: "looks at loopback where it is told to",
      item: fresh("", "", '"127.0.0.1"'),
      host: { sockets: ["tcp 127.0.0.1:25"] },
      status: "FAILED",
      words: ["127.0.0.1:25/tcp (unknown)"],
    },
    {
      says: "looks at the range alone",
      item: fresh("", 'port_range : "100-200"'),
      host: { sockets: ["tcp 0.0.0.0:99", "tcp 0.0.0.0:201"] },
      status: "PASSED",
    },
    {
      says: "leaves UDP out",
      item: fresh("", "udp : NO"),
      host: { sockets: ["udp 0.0.0.0:53"] },
      status: "PASSED",
    },
    {
      says: "knows an RPC service by its name, an alias, its number and its port",
      item: fresh('"optional nfs/tcp" || "optional nfsprog/udp"'),
      host: {
        sockets: ["tcp 0.0.0.0:2049", "udp 0.0.0.0:2049"],
        rpc: [
          { ...NFS, transport: "tcp", port: 2049 },
          { ...NFS, transport: "udp", port: 2049 },
        ],
      },
      status: "PASSED",
    },
    {
      says: "asks /etc/services for a name that no program has",
      item: fresh('"optional www/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:80"] },
      status: "PASSED",
    },
    {
      says: "is ERROR where a name may list what is new",
      item: fresh('"optional nfs/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:2049"], rpc: "unseen" },
      status: "ERROR",
    },
    {
      says: "is ERROR where [::] may serve IPv4 too",
      item: fresh(""),
      host: { sockets: ["tcp [::]:22"] },
      status: "ERROR",
      words: ["IPV6_V6ONLY"],
    },
    {
      says: "is ERROR where a table was not seen",
      item: fresh(""),
      host: { unseen: ["tcp6"] },
      status: "ERROR",
    },
    {
      says: "looks at the addresses of a device",
      item: fresh("", "", '"device:eth0"'),
      host: {
        sockets: ["tcp 0.0.0.0:22"],
        interfaces: [{ name: "eth0", addresses: ["10.0.0.1", "fe80::1%eth0"] }],
      },
      status: "FAILED",
      words: ["10.0.0.1:22/tcp"],
    },
    {
      says: "is ERROR for a device that is not there",
      item: fresh("", "", '"device:eth7"'),
      host: {},
      status: "ERROR",
    },
    {
      says: "looks at every reachable address where the host's own name is not known",
      item: fresh('"optional 10.0.0.1 22/tcp,80/tcp"', "", '"official"'),
      host: {
        sockets: ["tcp 10.0.0.1:80", "tcp 0.0.0.0:22", "tcp 127.0.0.1:25"],
        interfaces: [
          { name: "lo", addresses: ["127.0.0.1", "::1"] },
          { name: "eth0", addresses: ["10.0.0.1"] },
        ],
      },
      status: "PASSED",
      words: ["every address that others can reach"],
    },
    {
      says: "then names a wildcard listener by the first address where it is not listed",
      item: fresh('"optional 10.0.0.1 22/tcp"', "", '"official"'),
      host: {
        sockets: ["tcp 0.0.0.0:22"],
        interfaces: [{ name: "eth0", addresses: ["10.0.0.1", "10.0.0.2"] }],
      },
      status: "FAILED",
      words: ["10.0.0.2:22/tcp"],
    },
    {
      says: "and is ERROR where [::] may serve an address at which it is not listed",
      item: fresh('"optional fd00::1 22/tcp"', "", '"official"'),
      host: {
        sockets: ["tcp [::]:22"],
        interfaces: [{ name: "eth0", addresses: ["10.0.0.1", "fd00::1"] }],
      },
      status: "ERROR",
    },
    {
      says: "and is ERROR where the interfaces were not seen either",
      item: fresh('"optional 10.0.0.1 22/tcp"', "", '"official"'),
      host: { sockets: ["tcp 0.0.0.0:22"], interfaces: "unseen" },
      status: "ERROR",
    },
    {
      says: "warns where samhain's severity is below err",
      item: fresh("", 'severity : MEDIUM\nlog_severity : "warn"'),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "WARNING",
    },
  ]);
});

describe("AUDIT_PORT_CHECK, SERVICE_MISSING", () => {
  verdictCases([
    {
      says: "passes when something listens",
      item: missing('"required 192.168.1.128 22/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:22"] },
      status: "PASSED",
    },
    {
      says: "fails when nothing does at that address",
      item: missing('"required 192.168.1.128 22/tcp"'),
      host: { sockets: ["tcp 192.168.1.129:22"] },
      status: "FAILED",
      words: ["POLICY [ServiceMissing] port: 192.168.1.128:22/tcp (ssh)"],
    },
    {
      says: "is content with any address that is looked at where none is given",
      item: missing('"required 22/tcp"'),
      host: { sockets: ["tcp 192.168.1.128:22"] },
      status: "PASSED",
    },
    {
      says: "fails for an RPC program that is not registered",
      item: missing('"required nfs/tcp"'),
      host: {},
      status: "FAILED",
      words: ["0.0.0.0:-1/tcp (nfs)"],
    },
    {
      says: "is ERROR where the portmapper was not seen",
      item: missing('"required nfs/tcp"'),
      host: { rpc: "unseen" },
      status: "ERROR",
    },
    {
      says: "passes although another table was not seen",
      item: missing('"required 22/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:22"], unseen: ["tcp6"] },
      status: "PASSED",
    },
    {
      says: "is ERROR where the listener may be in a table that was not seen",
      item: missing('"required 22/tcp"'),
      host: { unseen: ["tcp6"] },
      status: "ERROR",
    },
    {
      says: "is ERROR where only [::] listens, which may not serve IPv4",
      item: missing('"required 192.168.1.128 22/tcp"'),
      host: { sockets: ["tcp [::]:22"] },
      status: "ERROR",
    },
    {
      says: "passes where [::] is known to serve IPv4",
      item: missing('"required 192.168.1.128 22/tcp"'),
      host: { sockets: ["tcp [::]:22"], v6only: "no" },
      status: "PASSED",
    },
  ]);
});

describe("AUDIT_PORT_CHECK, AS_SAMHAIN", () => {
  const as = (services: string, more = "") => check("AS_SAMHAIN_4_1", services, more);

  it("reports in the order of a scan, what is missing last, the last entry first", () => {
    const { verdict } = findingFor({
      item: check(
        "AS_SAMHAIN_4_1",
        '"required 192.168.1.128 3000/tcp,3001/tcp,3002/udp"',
        "",
        '"192.168.1.128" || "fd00::1"',
      ),
      host: { sockets: ["tcp 0.0.0.0:2000", "tcp [fd00::1]:9000", "udp 0.0.0.0:7000", "tcp 0.0.0.0:1999"] },
    });
    const said = verdict.status === "failed" ? verdict.found.map(({ text }) => text) : [];
    expect(said.map((text) => text.replace(/POLICY \[Service(\w+)\] port: (\S+) .*/, "$1 $2"))).toEqual([
      "New 192.168.1.128:7000/udp",
      "New fd00::1:9000/tcp",
      "New 192.168.1.128:1999/tcp",
      "New 192.168.1.128:2000/tcp",
      "Missing 192.168.1.128:3001/tcp",
      "Missing 192.168.1.128:3000/tcp",
      "Missing 192.168.1.128:3002/udp",
    ]);
  });

  verdictCases([
    {
      says: "lets an entry without an address match nothing",
      item: as('"optional 2000/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:2000"] },
      status: "FAILED",
    },
    {
      says: "skips a port at the last of two addresses",
      item: as('"skipped 192.168.1.128 2000/tcp" || "skipped 192.168.1.129 2000/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:2000"] },
      status: "FAILED",
    },
    {
      says: "is ERROR where the host's own name is not known",
      item: check("AS_SAMHAIN_4_1", "", "", '"official"'),
      host: {},
      status: "ERROR",
    },
    {
      says: "asks no portmapper in 4.2",
      item: check("AS_SAMHAIN_4_2", '"required 192.168.1.128 2049/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:2049"], rpc: [{ ...NFS, transport: "tcp", port: 2049 }] },
      status: "PASSED",
    },
    {
      says: "does in 4.1, and then knows the service by its name alone",
      item: as('"required 192.168.1.128 2049/tcp"'),
      host: { sockets: ["tcp 0.0.0.0:2049"], rpc: [{ ...NFS, transport: "tcp", port: 2049 }] },
      status: "FAILED",
      words: [
        "ServiceNew] port: 192.168.1.128:2049/tcp (nfs)",
        "ServiceMissing] port: 192.168.1.128:2049/tcp",
      ],
    },
  ]);
});

describe("more addresses than samhain has room for", () => {
  const places = Array.from({ length: 17 }, (_, index) => `"10.0.0.${index + 1}"`).join(" || ");
  const host = { sockets: ["tcp 10.0.0.16:2000", "tcp 10.0.0.17:2000"] };
  const saidBy = (reports: string) =>
    JSON.stringify(findingFor({ item: check(reports, "", "", places), host }));

  it("are all looked at", () => {
    expect(saidBy("SERVICE_NEW")).toContain("10.0.0.17:2000/tcp");
    expect(saidBy("AS_SAMHAIN_4_2")).toContain("10.0.0.17:2000/tcp");
  });

  it("are left out from the 17th on, and named, where samhain 4.1 is reproduced", () => {
    const said = saidBy("AS_SAMHAIN_4_1");
    expect(said).toContain("10.0.0.16:2000/tcp");
    expect(said).not.toContain("10.0.0.17:2000/tcp");
    expect(said).toContain("leaves out 10.0.0.17");
  });
});

describe("the keywords of AUDIT_PORT_CHECK", () => {
  it.each([
    [fresh("", "", '"eth0/24"'), "AUD2080"],
    [fresh('"wanted 22/tcp"'), "AUD2081"],
    [fresh('"required 1.2.3.x 22/tcp"'), "AUD2081"],
    [fresh('"required 70000/tcp"'), "AUD2081"],
    [fresh('"required 22/sctp"'), "AUD2081"],
    [missing('"optional 22/tcp"'), "AUD2082"],
    [missing(""), "AUD2082"],
    [fresh("", 'port_range : "9-8"'), "AUD2094"],
    [fresh("", 'port_range : "9..8"'), "AUD2094"],
  ])("refuse %j with %s", (item, code) => {
    const text = `<check_type:"Unix">\n<custom_item>\ndescription : "A rule"\n${item}\n</custom_item>\n</check_type>\n`;
    const { diagnostics } = loadPolicy(
      { file: "p.audit", bytes: Buffer.from(text) },
      { dialect: "dotaudit" },
    );
    expect(diagnostics.filter(({ severity }) => severity === "error").map((one) => one.code)).toEqual([code]);
  });
});
