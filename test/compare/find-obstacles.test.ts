import { entriesOf, observationsFrom } from "../../src/model/observations.ts";
import { describe, expect, it } from "vitest";
import type { Evidence, HostFacts } from "../../src/model/evidence.ts";
import type { Owners } from "../../src/model/listening-socket.ts";
import { evidenceOf, heldBy, ownerOf } from "../checks/host.ts";
import type { Host } from "../checks/host.ts";
import { compare, compareHosts } from "./changes-of.ts";

const unseen = { status: "unavailable", reason: "missing-privilege", detail: "no right" } as const;
const SSHD = heldBy("/usr/sbin/sshd");
const DIGESTED = heldBy(
  ownerOf("/usr/sbin/sshd", { digests: { status: "observed", value: { sha256: "a".repeat(64) } } }),
);
const ANOTHER_DIGEST = heldBy(
  ownerOf("/usr/sbin/sshd", { digests: { status: "observed", value: { md5: "a".repeat(32) } } }),
);
const PACKAGED = heldBy(ownerOf("/usr/sbin/sshd", { package: { status: "observed", value: null } }));
const CLAIMED = heldBy(ownerOf("/usr/sbin/sshd", { executable: unseen }));
const PARTIAL: Owners = { status: "partial", processes: [], unseen };

function ssh(owners: Owners): Host {
  return { sockets: [["tcp 0.0.0.0:22", owners]] };
}

const PLAIN: Host = { sockets: ["tcp 0.0.0.0:22"] };

const CASES: readonly (readonly [what: string, before: Host, after: Host, subjects: readonly string[]])[] = [
  ["a table that only one side saw", {}, { unseen: ["tcp6"] }, ["sockets: tcp6 sockets"]],
  ["a table that neither side saw", { unseen: ["tcp"] }, { unseen: ["tcp"] }, ["sockets: tcp sockets"]],
  ["registrations that one side saw", { rpc: "unseen" }, {}, ["rpc-services: RPC services"]],
  ["owners that one side recorded", ssh(SSHD), PLAIN, ["owners: owners of 1 listener: tcp 0.0.0.0:22"]],
  ["owners that one side saw", ssh(PARTIAL), ssh(SSHD), ["owners: owners of 1 listener: tcp 0.0.0.0:22"]],
  [
    "owners that one side did not record",
    ssh({ status: "partial", processes: [], unseen: { ...unseen, reason: "not-recorded" } }),
    ssh(PARTIAL),
    ["owners: owners of 1 listener: tcp 0.0.0.0:22"],
  ],
  ["owners known by name", ssh(CLAIMED), ssh(SSHD), ["owners: owners of 1 listener: tcp 0.0.0.0:22"]],
  ["digests that one side has", ssh(DIGESTED), ssh(SSHD), ["digests: digests of /usr/sbin/sshd"]],
  [
    "digests of different algorithms",
    ssh(DIGESTED),
    ssh(ANOTHER_DIGEST),
    ["digests: digests of /usr/sbin/sshd"],
  ],
  ["packages that one side has", ssh(SSHD), ssh(PACKAGED), ["packages: packages of /usr/sbin/sshd"]],
];

describe("what keeps two sides from being compared", () => {
  it.each(CASES)("%s", (_, before, after, subjects) => {
    for (const comparison of [compareHosts(before, after), compareHosts(after, before)]) {
      expect(comparison).toMatchObject({ outcome: "not-comparable", changes: [] });
      expect(comparison.obstacles.map(({ kind, subject }) => `${kind}: ${subject}`)).toEqual(subjects);
    }
  });

  it("is told with how far each side saw", () => {
    const { obstacles } = compareHosts({}, { unseen: ["tcp6"] });
    expect(obstacles).toMatchObject([
      { old: "seen", new: "not seen: tcp6 may not be read (missing-privilege)" },
    ]);
  });

  it("is a table that was never asked for on one side", () => {
    const kept = entriesOf(evidenceOf({}).observations).filter(([key]) => key !== "listening-sockets:tcp");
    const without: Evidence = { ...evidenceOf({}), observations: observationsFrom(kept) };
    expect(compare(without, evidenceOf({})).obstacles).toMatchObject([
      { subject: "tcp sockets", new: "seen" },
    ]);
    const both = compare(without, without);
    expect(both).toMatchObject({ outcome: "same" });
    expect(both.limits.join()).toContain("Not recorded on either side, and not compared: tcp sockets.");
  });

  it("is evidence without any table", () => {
    const empty: Evidence = { ...evidenceOf({}), observations: {} };
    expect(compare(empty, empty)).toMatchObject({ outcome: "not-comparable", changes: [] });
  });

  it("is another right to look into processes", () => {
    const as = (privilege: "full" | "limited", hostname = "web1") => withHost({ privilege, hostname });
    expect(compare(as("full"), as("limited")).obstacles).toMatchObject([
      { kind: "privilege", old: "full", new: "limited" },
    ]);
    expect(compare(as("full"), as("full")).outcome).toBe("same");
    expect(compare(as("full"), as("full", "web2")).limits).toContain("These are two hosts: web1 and web2.");
  });

  it("is a gap that only one side has", () => {
    const gap = { reason: "missing-privilege", detail: "other name spaces" } as const;
    const facts = { table: "tcp", sockets: [], gaps: [gap] } as const;
    const whole = evidenceOf({});
    const observations = {
      ...whole.observations,
      "listening-sockets:tcp": { status: "observed", source: "test", facts } as const,
    };
    const gappy: Evidence = { ...whole, observations };
    expect(compare(gappy, whole).obstacles).toMatchObject([
      { subject: "tcp sockets", old: "seen, with gaps: missing-privilege", new: "seen" },
    ]);
    expect(compare(gappy, gappy).limits).toContain("Not seen: other name spaces");
  });
});

describe("what neither side shows", () => {
  it.each([
    ["owners that nobody asked for", PLAIN, "Owners were not recorded on either side"],
    ["owners that were not all seen", ssh(PARTIAL), "Owners were not all seen on either side"],
    ["owners that are known by name", ssh(CLAIMED), "Owners are compared by the names"],
    ["digests", ssh(SSHD), "Digests were not recorded, so a change of the bytes would go unnoticed"],
  ])("is no obstacle, but it is said: %s", (_, host, sentence) => {
    const { outcome, limits } = compareHosts(host, host);
    expect(outcome).toBe("same");
    expect(limits.join("\n")).toContain(sentence);
  });
});

function withHost(parts: Pick<HostFacts, "privilege" | "hostname">): Evidence {
  const facts: HostFacts = {
    ...parts,
    system: "Linux",
    kernel: "6",
    architecture: "x64",
    distribution: null,
    virtualisation: null,
    collectedBy: { uid: 0, name: "root" },
  };
  const evidence = evidenceOf({});
  return {
    ...evidence,
    observations: { ...evidence.observations, host: { status: "observed", source: "test", facts } },
  };
}
