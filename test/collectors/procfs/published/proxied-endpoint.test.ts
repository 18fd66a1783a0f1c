import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  parseOwnIpv4,
  parseOwnIpv6,
} from "../../../../src/collectors/procfs/published/parse-own-addresses.ts";
import { proxiedEndpoint } from "../../../../src/collectors/procfs/published/proxied-endpoint.ts";
import type { SocketOwner } from "../../../../src/model/process.ts";

function owner(path: string, argv: readonly string[] | null): SocketOwner {
  return {
    pid: 7,
    parentPid: 1,
    startedAt: null,
    comm: "docker-proxy",
    arguments: argv,
    executable: { status: "observed", value: { path, deleted: false } },
    realUser: null,
    effectiveUser: null,
    cgroup: null,
    unit: null,
    container: null,
    networkNamespace: null,
  };
}

const WORDS = ["docker-proxy", "-proto", "udp", "-container-ip", "172.17.0.2", "-container-port", "53"];

describe("what Docker's proxy serves is told by its arguments", () => {
  it.each([
    ["a value behind its flag", WORDS],
    ["two dashes", WORDS.map((word) => word.replace(/^-/, "--"))],
    ["a value in the flag", ["p", "-proto=udp", "-container-ip=172.17.0.2", "-container-port=53"]],
  ])("with %s", (_, argv) => {
    expect(proxiedEndpoint(owner("/usr/bin/docker-proxy", argv))).toEqual({
      transport: "udp",
      address: "172.17.0.2",
      port: 53,
    });
  });

  it.each([
    ["another program", "/usr/bin/perl", WORDS],
    ["no arguments", "/usr/bin/docker-proxy", null],
    ["a flag without a value", "/usr/bin/docker-proxy", WORDS.slice(0, -1)],
    [
      "a transport that it does not have",
      "/usr/bin/docker-proxy",
      WORDS.map((w) => (w === "udp" ? "dccp" : w)),
    ],
    [
      "a path for an address",
      "/usr/bin/docker-proxy",
      WORDS.map((w) => (w === "172.17.0.2" ? "../../x" : w)),
    ],
  ])("and not by those of %s", (_, path, argv) => {
    expect(proxiedEndpoint(owner(path, argv))).toBeNull();
  });

  it("and whatever they are, they do no harm", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (argv) => {
        proxiedEndpoint(owner("/x/docker-proxy", argv));
      }),
    );
  });
});

describe("the addresses of a network namespace", () => {
  it("of IPv4 are the leaves of the trie that are the host's own", () => {
    const trie = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 172.17.0.0
        /16 link UNICAST
     |-- 172.17.0.2
        /32 host LOCAL
     |-- 172.17.255.255
        /32 link BROADCAST
`;
    expect([...parseOwnIpv4(trie)]).toEqual(["172.17.0.2"]);
    expect([...parseOwnIpv4("")]).toEqual([]);
  });

  it("of IPv6 are a row each", () => {
    const rows =
      "00000000000000000000000000000001 01 80 10 80       lo\nfd000000000000000000000000000128 02 40 00 80 eth0\n";
    expect([...parseOwnIpv6(rows)]).toEqual(["::1", "fd00::128"]);
  });
});
