import { describe, expect, it } from "vitest";
import type { SocketOwner } from "../../../src/model/process.ts";
import { countOf, grouped } from "../../../src/reporters/wording/count-of.ts";
import { foldOwners } from "../../../src/reporters/wording/fold-owners.ts";
import { endpointWords, reachWords, socketWords } from "../../../src/reporters/wording/listener-words.ts";
import { ownerRows } from "../../../src/reporters/wording/owner-rows.ts";
import { ownerWords } from "../../../src/reporters/wording/owner-words.ts";
import { ownersWords } from "../../../src/reporters/wording/owners-words.ts";
import { pretendedName } from "../../../src/reporters/wording/pretended-name.ts";
import { timeWords } from "../../../src/reporters/wording/time-words.ts";
import { listener, owner, unseen, workers } from "../sample-listeners.ts";

function runs(path: string, title: string): SocketOwner {
  return owner({ arguments: [title], executable: { status: "observed", value: { path, deleted: false } } });
}

describe("a process pretends to be another program", () => {
  it.each([
    ["/usr/sbin/nginx", "nginx: worker process", null],
    ["/usr/sbin/sshd", "sshd: /usr/sbin/sshd -D [listener]", null],
    ["/usr/bin/bash", "-bash", null],
    ["/usr/bin/python3.11", "/usr/bin/python3", null],
    ["/tmp/.x/backdoor", "sshd", "sshd"],
    ["/usr/bin/nc.openbsd", "nc", "nc"],
    ["/tmp/x", "", ""],
    ["/usr/sbin/sshd", "/tmp/sshd", null],
  ])("%s called %j: %j", (path, title, name) => {
    expect(pretendedName(runs(path, title))).toBe(name);
  });

  it("says nothing where program or arguments were not seen", () => {
    expect(pretendedName(owner({ executable: unseen }))).toBeNull();
    expect(pretendedName(owner({ arguments: null }))).toBeNull();
    expect(pretendedName(owner({ arguments: [] }))).toBeNull();
  });
});

describe("folding", () => {
  const all = [
    owner({ realUser: { uid: 33, name: "www-data" }, effectiveUser: { uid: 33, name: "www-data" } }),
    ...workers(8),
  ];

  it("puts equal workers together and lists the first of them", () => {
    const [group, ...others] = foldOwners(all, "brief");
    expect(others).toEqual([]);
    expect(ownerWords(group!, "brief")).toBe(
      "/usr/sbin/nginx (pid 812 and 8 workers 813, 814, 815, 816, 817, 818, …)",
    );
  });

  it("keeps processes apart that call themselves differently when everything is wanted", () => {
    expect(foldOwners(all, "full")).toHaveLength(2);
  });

  it.each([
    ["another program", { executable: { status: "observed", value: { path: "/tmp/x", deleted: false } } }],
    [
      "a deleted file",
      { executable: { status: "observed", value: { path: "/usr/sbin/nginx", deleted: true } } },
    ],
    ["another user", { effectiveUser: { uid: 0, name: "root" } }],
    ["another unit", { unit: null }],
    ["another container", { container: "ab".repeat(32) }],
    ["another name space", { networkNamespace: 1 }],
    ["another package", { package: unseen }],
    ["a false name", { arguments: ["sshd"] }],
  ] satisfies [string, Partial<SocketOwner>][])("never hides %s", (_, difference) => {
    const [worker] = workers(1);
    expect(foldOwners([worker!, { ...worker!, pid: 99, ...difference }], "brief")).toHaveLength(2);
  });
});

describe("the rows of an owner", () => {
  const row = (process: SocketOwner, label: string) =>
    ownerRows(process, "brief").find((entry) => entry.label === label)?.text;

  it.each([
    ["unchanged", "x 1 (rpm), file as installed"],
    ["changed", "x 1 (rpm), file CHANGED since it was installed"],
    ["not-recorded", "x 1 (rpm), the package records no digest of the file"],
  ] as const)("tell a package whose file is %s", (value, text) => {
    const integrity = { status: "observed", value } as const;
    const owning = { name: "x", version: "1", manager: "rpm", integrity } as const;
    expect(row(owner({ package: { status: "observed", value: owning } }), "package")).toBe(text);
  });

  it("tell what was not seen as not seen", () => {
    const process = owner({
      executable: unseen,
      realUser: null,
      effectiveUser: null,
      package: unseen,
      digests: unseen,
    });
    expect(row(process, "program")).toBe(`not seen: ${unseen.detail}`);
    expect(row(process, "user")).toBe("not seen");
    expect(row(process, "package")).toBe(`not seen: ${unseen.detail}`);
    expect(row(process, "digests")).toBe(`not seen: ${unseen.detail}`);
    expect(row(owner({ effectiveUser: null }), "user")).toBe(
      "acts as a user that was not seen, started by root (uid 0)",
    );
    const named = (name: string) => ({ uid: null, name });
    expect(row(owner({ realUser: named("sshd"), effectiveUser: named("sshd") }), "user")).toBe("sshd");
    expect(row(owner({ realUser: named("sshd"), effectiveUser: named("www-data") }), "user")).toBe(
      "acts as www-data, started by sshd",
    );
  });

  it("cut a long command, unless everything is wanted", () => {
    const process = owner({ arguments: ["nginx", "x".repeat(4000)] });
    expect(row(process, "command")).toHaveLength(121);
    expect(ownerRows(process, "full").find(({ label }) => label === "command")?.text).toHaveLength(4006);
  });
});

it.each([
  [listener({ address: "::1", port: 53, transport: "udp" }), undefined, "udp [::1]:53"],
  [listener({ port: 22 }), "ssh", "tcp 0.0.0.0:22 (ssh)"],
])("endpoint %#", (socket, service, words) => {
  expect(endpointWords(socket, service)).toBe(words);
});

it.each([
  [listener({ scope: "loopback" }), "reachable from this host only"],
  [
    listener({ scope: "link-local", device: "eth0" }),
    "reachable on one network link only, through eth0 only",
  ],
  [listener({ v6only: "yes" }), "reachable at every address of this host, over IPv6 only"],
  [listener({ v6only: "unknown" }), "reachable at every address of this host, over IPv6 and perhaps IPv4"],
])("reach %#", (socket, words) => {
  expect(reachWords(socket)).toBe(words);
});

it("a socket without further facts has none to tell", () => {
  expect(socketWords(listener({ inode: null, uid: null, networkNamespace: null }))).toBeNull();
});

it("an owner that was not seen at all is told as not seen", () => {
  expect(ownersWords({ status: "partial", processes: [], unseen })).toBe(`Owner not seen: ${unseen.detail}`);
});

it.each([
  ["2026-11-21T06:04:11.123Z", "2026-11-21 06:04:11 UTC"],
  [0, "1970-01-01 00:00:00 UTC"],
  [Number.POSITIVE_INFINITY, "Infinity"],
  ["soon", "soon"],
])("the time %s is %s", (time, words) => {
  expect(timeWords(time)).toBe(words);
});

it("groups thousands and counts in the plural", () => {
  expect([0, 999, 1000, 1234567].map(grouped)).toEqual(["0", "999", "1,000", "1,234,567"]);
  expect([countOf(1, "rule"), countOf(0, "rule")]).toEqual(["1 rule", "0 rules"]);
});
