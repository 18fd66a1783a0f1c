import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RpcService } from "../../src/model/name-services.ts";
import type { Owners } from "../../src/model/listening-socket.ts";
import type { OwningPackage, SocketOwner } from "../../src/model/process.ts";
import { heldBy, ownerOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";
import { changeLines, compareHosts } from "./changes-of.ts";

const SSHD = heldBy("/usr/sbin/sshd");
const KERNEL: Owners = { status: "kernel" };

const A = "a".repeat(64);
const B = "b".repeat(64);

function sshd(parts: Partial<SocketOwner>): Owners {
  return heldBy(ownerOf("/usr/sbin/sshd", parts));
}

function digest(sha256: string): Partial<SocketOwner> {
  return { digests: { status: "observed", value: { sha256 } } };
}

function packaged(version: string, integrity: "unchanged" | "changed" = "unchanged"): Partial<SocketOwner> {
  const value: OwningPackage = {
    name: "openssh-server",
    version,
    manager: "dpkg",
    integrity: { status: "observed", value: integrity },
  };
  return { package: { status: "observed", value } };
}

function rpc(program: number, port: number): RpcService {
  return { program, version: 3, name: null, aliases: [], transport: "tcp", family: "ipv4", port };
}

const unpackaged: Partial<SocketOwner> = { package: { status: "observed", value: null } };
const gone = {
  executable: { status: "observed", value: { path: "/usr/sbin/sshd", deleted: true } },
} as const;

const CASES: readonly (readonly [what: string, before: Host, after: Host, changes: readonly string[]])[] = [
  ["the same host", { sockets: [["tcp 0.0.0.0:22", SSHD]] }, { sockets: [["tcp 0.0.0.0:22", SSHD]] }, []],
  ["nothing on both sides", {}, {}, []],
  [
    "a port that opened, and one that closed",
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    { sockets: [["tcp 0.0.0.0:80", heldBy("/usr/sbin/nginx")]] },
    ["opened tcp 0.0.0.0:80", "closed tcp 0.0.0.0:22"],
  ],
  [
    "another address for the same owner",
    { sockets: [["tcp 127.0.0.1:631", heldBy("/usr/sbin/cupsd")]] },
    { sockets: [["tcp 0.0.0.0:631", heldBy("/usr/sbin/cupsd")]] },
    ["rebound tcp 127.0.0.1:631 → tcp 0.0.0.0:631"],
  ],
  [
    "another family for the kernel",
    { sockets: [["udp 0.0.0.0:51820", KERNEL]] },
    { sockets: [["udp [::]:51820", KERNEL]] },
    ["rebound udp 0.0.0.0:51820 → udp :::51820"],
  ],
  [
    "another address and another owner",
    { sockets: [["tcp 127.0.0.1:631", heldBy("/usr/sbin/cupsd")]] },
    { sockets: [["tcp 0.0.0.0:631", heldBy("/tmp/cupsd")]] },
    ["opened tcp 0.0.0.0:631", "closed tcp 127.0.0.1:631"],
  ],
  [
    "another address, the owners not recorded",
    { sockets: ["tcp 127.0.0.1:631"] },
    { sockets: ["tcp 0.0.0.0:631"] },
    ["opened tcp 0.0.0.0:631", "closed tcp 127.0.0.1:631"],
  ],
  [
    "one more address for the same owner",
    { sockets: [["tcp 127.0.0.1:631", SSHD]] },
    {
      sockets: [
        ["tcp 127.0.0.1:631", SSHD],
        ["tcp 10.0.0.1:631", SSHD],
      ],
    },
    ["opened tcp 10.0.0.1:631"],
  ],
  [
    "IPv4 served anew by an IPv6 listener",
    { sockets: [["tcp [::]:80", SSHD]], v6only: "yes" },
    { sockets: [["tcp [::]:80", SSHD]], v6only: "no" },
    ["rebound tcp :::80 → tcp :::80"],
  ],
  [
    "a source that does not tell whether IPv4 is served",
    { sockets: [["tcp [::]:80", SSHD]], v6only: "unknown" },
    { sockets: [["tcp [::]:80", SSHD]], v6only: "no" },
    [],
  ],
  [
    "another owner",
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/dropbear")]] },
    ["owner-changed tcp 0.0.0.0:22 → tcp 0.0.0.0:22"],
  ],
  [
    "a second owner beside the first",
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    { sockets: [["tcp 0.0.0.0:22", heldBy("/usr/sbin/sshd", "/tmp/listener")]] },
    ["owner-changed tcp 0.0.0.0:22 → tcp 0.0.0.0:22"],
  ],
  [
    "the same program as another user",
    { sockets: [["tcp 0.0.0.0:22", sshd({ effectiveUser: { uid: 33, name: null } })]] },
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    ["owner-changed tcp 0.0.0.0:22 → tcp 0.0.0.0:22"],
  ],
  [
    "the same program in a container",
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    { sockets: [["tcp 0.0.0.0:22", sshd({ container: "c".repeat(64) })]] },
    ["owner-changed tcp 0.0.0.0:22 → tcp 0.0.0.0:22"],
  ],
  [
    "another container of the same program",
    { sockets: [["tcp 0.0.0.0:22", sshd({ container: "c".repeat(64) })]] },
    { sockets: [["tcp 0.0.0.0:22", sshd({ container: "d".repeat(64) })]] },
    [],
  ],
  [
    "a restart, with other workers",
    { sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { pid: 7, startedAt: 1 }))]] },
    {
      sockets: [
        ["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { pid: 8, startedAt: 9e6 }), "/usr/sbin/sshd")],
      ],
    },
    [],
  ],
  [
    "the kernel in the place of a process",
    { sockets: [["tcp 0.0.0.0:2049", SSHD]] },
    { sockets: [["tcp 0.0.0.0:2049", KERNEL]] },
    ["owner-changed tcp 0.0.0.0:2049 → tcp 0.0.0.0:2049"],
  ],
  [
    "other bytes with another version of the package",
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(A), ...packaged("1") })]] },
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(B), ...packaged("2") })]] },
    ["binary-changed /usr/sbin/sshd, package updated"],
  ],
  [
    "other bytes beneath the same package",
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(A), ...packaged("1") })]] },
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(B), ...packaged("1", "changed") })]] },
    ["binary-changed /usr/sbin/sshd, package unchanged"],
  ],
  [
    "other bytes of a file of no package",
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(A), ...unpackaged })]] },
    { sockets: [["tcp 0.0.0.0:22", sshd({ ...digest(B), ...unpackaged })]] },
    ["binary-changed /usr/sbin/sshd, package no-package"],
  ],
  [
    "other bytes, packages not recorded",
    { sockets: [["tcp 0.0.0.0:22", sshd(digest(A))]] },
    { sockets: [["tcp 0.0.0.0:22", sshd(digest(B))]] },
    ["binary-changed /usr/sbin/sshd, package not-recorded"],
  ],
  [
    "a file that is no longer on disk",
    { sockets: [["tcp 0.0.0.0:22", SSHD]] },
    { sockets: [["tcp 0.0.0.0:22", sshd(gone)]] },
    ["binary-changed /usr/sbin/sshd, package not-recorded"],
  ],
  [
    "an RPC program on another port, with its listener",
    { sockets: [["tcp 0.0.0.0:8020", SSHD]], rpc: [rpc(100_005, 8020)] },
    { sockets: [["tcp 0.0.0.0:9020", SSHD]], rpc: [rpc(100_005, 9020)] },
    ["moved 100005/tcp 8020 → 9020"],
  ],
  [
    "an RPC program on another port, held by somebody else",
    { sockets: [["tcp 0.0.0.0:8020", SSHD]], rpc: [rpc(100_005, 8020)] },
    { sockets: [["tcp 0.0.0.0:9020", heldBy("/tmp/mountd")]], rpc: [rpc(100_005, 9020)] },
    ["opened tcp 0.0.0.0:9020", "closed tcp 0.0.0.0:8020", "moved 100005/tcp 8020 → 9020"],
  ],
  [
    "an RPC program with one port more",
    { rpc: [rpc(100_005, 8020)] },
    { rpc: [rpc(100_005, 8020), rpc(100_005, 8021)] },
    ["moved 100005/tcp 8020 → 8020,8021"],
  ],
];

describe("what changed", () => {
  it.each(CASES)("%s", (_, before, after, changes) => {
    const comparison = compareHosts(before, after);
    expect(changeLines(comparison)).toEqual(changes);
    expect(comparison.outcome).toBe(changes.length === 0 ? "same" : "different");
    expect(comparison.obstacles).toEqual([]);
  });

  it("is what changed back, the other way round", () => {
    for (const [, before, after] of CASES)
      expect(compareHosts(after, before).changes).toHaveLength(compareHosts(before, after).changes.length);
  });

  it("does not depend on the order in which sockets and processes were read", () => {
    const sockets: NonNullable<Host["sockets"]> = [
      ["tcp 0.0.0.0:22", heldBy("/usr/sbin/sshd", "/usr/bin/other")],
      ["tcp 0.0.0.0:80", heldBy("/usr/sbin/nginx")],
      ["udp [::]:53", heldBy("/usr/sbin/named")],
      ["tcp 0.0.0.0:22", SSHD],
    ];
    const all = fc.shuffledSubarray([...sockets], { minLength: sockets.length });
    fc.assert(
      fc.property(all, all, (before, after) => {
        expect(compareHosts({ sockets: before }, { sockets: after }).changes).toEqual([]);
      }),
    );
  });
});

describe("restarts", () => {
  const at = (pid: number, startedAt: number | null): Host => ({
    sockets: [["tcp 0.0.0.0:22", heldBy(ownerOf("/usr/sbin/sshd", { pid, startedAt }))]],
  });
  const shown = { restarts: "shown" } as const;

  it("are told only if asked for", () => {
    expect(changeLines(compareHosts(at(7, 0), at(8, 9e6)))).toEqual([]);
    expect(changeLines(compareHosts(at(7, 0), at(8, 9e6), shown))).toEqual(["restarted /usr/sbin/sshd"]);
  });

  it.each([
    ["a process that runs on", at(7, 0), at(7, 0), []],
    ["a clock that was corrected", at(7, 0), at(7, 900), []],
    ["the same id after a boot", at(1, 0), at(1, 9e9), ["restarted /usr/sbin/sshd"]],
    ["another id, start times unknown", at(7, null), at(8, null), ["restarted /usr/sbin/sshd"]],
    ["the same id, start times unknown", at(7, null), at(7, null), []],
  ])("%s", (_, before, after, changes) => {
    expect(changeLines(compareHosts(before, after, shown))).toEqual(changes);
  });
});
