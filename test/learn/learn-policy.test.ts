import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/app/run-audit.ts";
import { learnPolicy } from "../../src/learn/learn-policy.ts";
import type { Evidence } from "../../src/model/evidence.ts";
import type { Owners } from "../../src/model/listening-socket.ts";
import type { SocketOwner } from "../../src/model/process.ts";
import { evidenceOf, heldBy, ownerOf } from "../checks/host.ts";
import { arbitraryHosts, HOSTILE_NAMES } from "./arbitrary-host.ts";
import { onHost, readLearnt } from "./read-learnt.ts";

type Sockets = readonly (string | readonly [socket: string, owners: Owners])[];

const SSHD = heldBy(packaged("openssh-server"));

function hostWith(sockets: Sockets, name = "web1"): Evidence {
  return onHost(evidenceOf({ sockets }), name);
}

function packaged(name: string, integrity: "unchanged" | "changed" = "unchanged"): SocketOwner {
  const state = { status: "observed", value: integrity } as const;
  const value = { name, version: "1", manager: "dpkg", integrity: state } as const;
  return ownerOf("/usr/sbin/sshd", {
    package: { status: "observed", value },
    digests: { status: "observed", value: { sha256: "a".repeat(64) } },
  });
}

/** The rules of a policy in the form `keyword : value`, blanks folded. */
function rulesOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/<custom_item>\n([^]*?)\n<\/custom_item>/g), ([, body = ""]) =>
    body.replace(/ +/g, " "),
  );
}

const EXPECTED = `# What listens on these 2 hosts, as it was seen. Nothing here is approved yet.
#
# role: web
# host: web1, seen 2026-01-01T00:00:00.000Z
# host: web2, seen 2026-01-01T00:00:00.000Z
#
# Each port has a line \`why\` above its rule: write there why it has to be open, or take out the rule, and the port
# from the list of its transport. A port that all hosts have is required; one that only some have is allowed.

<check_type:"Unix">

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "No other tcp port is open"
  port_type   : TCP
  ports       : "22"
</custom_item>

# tcp 22, on 2 of 2 hosts, held by /usr/sbin/sshd
# why: TODO
<custom_item>
  type        : AUDIT_PROCESS_ON_PORT
  description : "TCP port 22 is open, and held by the program that was seen there"
  port_type   : TCP
  ports       : "22"
  name        : "/usr/sbin/sshd"
  owner       : "root"
  package     : "openssh-server"
</custom_item>

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "No other tcp port is open on loopback"
  port_type   : TCP
  ports       : ""
  scope       : "loopback"
</custom_item>

<custom_item>
  type        : AUDIT_ALLOWED_OPEN_PORTS
  description : "No other udp port is open"
  port_type   : UDP
  ports       : "68"
</custom_item>

`;

function judgedOn(learnt: Evidence, other: Evidence): readonly string[] {
  const { policy } = readLearnt(learnt);
  return judge([policy], other, { loopback: "left-out" }).map(({ status }) => status);
}

describe("a learnt policy", () => {
  it("is one that a person would have written", () => {
    const { text } = readLearnt(
      hostWith([["tcp 0.0.0.0:22", SSHD], "udp 0.0.0.0:68"]),
      hostWith([["tcp 0.0.0.0:22", SSHD]], "web2"),
    );
    expect(text.slice(0, text.indexOf("# udp"))).toBe(EXPECTED);
  });

  it.each([
    ["all hosts have", [["tcp 0.0.0.0:22", SSHD]] as Sockets, ["open, and held"], []],
    ["some hosts have", [] as Sockets, ["if it is open"], ["port_option : CAN_BE_CLOSED"]],
  ])("treats a port as required or allowed: %s", (_, second, words, options) => {
    const { text } = readLearnt(hostWith([["tcp 0.0.0.0:22", SSHD]]), hostWith(second));
    const rule = rulesOf(text).find((body) => body.includes("PROCESS_ON_PORT")) ?? "";
    for (const word of [...words, ...options]) expect(rule).toContain(word);
    if (options.length === 0) expect(rule).not.toContain("CAN_BE_CLOSED");
  });

  it.each<[string, Owners, string, string]>([
    ["the package", SSHD, 'package : "openssh-server"', "sha256"],
    [
      "the digest of a changed file",
      heldBy(packaged("openssh-server", "changed")),
      `sha256 : "${"a".repeat(64)}"`,
      "package",
    ],
    ["the path alone", heldBy("/usr/sbin/sshd"), 'name : "/usr/sbin/sshd"', "sha256"],
    ["the kernel", { status: "kernel" }, 'name : "kernel"', "owner"],
    ["a pattern that means itself", heldBy("/usr/bin/g++"), String.raw`name : "/usr/bin/g\+\+"`, "sha256"],
    ["several programs", heldBy("/b", "/a"), 'name : "/a|/b"', "sha256"],
  ])("names a program by %s", (_, owners, demand, absent) => {
    const { text, faults, statuses } = readLearnt(hostWith([["tcp 0.0.0.0:22", owners]]));
    const rule = rulesOf(text).find((body) => body.includes("PROCESS_ON_PORT")) ?? "";
    expect(rule).toContain(demand);
    expect(rule).not.toContain(absent);
    expect([faults, new Set(statuses)]).toEqual([[], new Set(["PASSED"])]);
  });

  it.each<[string, Evidence]>([
    ["a port that was not there", hostWith([["tcp 0.0.0.0:22", SSHD], "tcp 0.0.0.0:4444"])],
    ["a port on loopback", hostWith([["tcp 0.0.0.0:22", SSHD], "tcp 127.0.0.1:4444"])],
    ["another program", hostWith([["tcp 0.0.0.0:22", heldBy("/tmp/sshd")]])],
    ["a second program", hostWith([["tcp 0.0.0.0:22", heldBy(packaged("openssh-server"), "/tmp/nc")]])],
    [
      "the same path from no package",
      hostWith([
        [
          "tcp 0.0.0.0:22",
          heldBy(ownerOf("/usr/sbin/sshd", { package: { status: "observed", value: null } })),
        ],
      ]),
    ],
    ["a port that is closed", hostWith([])],
  ])("does not pass elsewhere: %s", (_, other) => {
    const learnt = hostWith([["tcp 0.0.0.0:22", SSHD]]);
    const { statuses } = readLearnt(learnt);
    expect(new Set(statuses)).toEqual(new Set(["PASSED"]));
    expect(judgedOn(learnt, other)).toContain("FAILED");
  });

  it("has a line for the reason above each port", () => {
    const { text } = readLearnt(hostWith([["tcp 0.0.0.0:22", SSHD], "tcp 127.0.0.1:25", "udp [::]:53"]));
    expect(text.match(/^# why: TODO$/gm)).toHaveLength(3);
  });
});

describe("what was not seen", () => {
  it("is not learnt, and it is said in the policy and beside it", () => {
    const blind = onHost(evidenceOf({ unseen: ["udp6"] }), "web1");
    const { text, gaps, policy } = readLearnt(blind);
    expect(gaps.join()).toContain("udp: udp6 sockets of web1: udp6 may not be read");
    expect(text).toContain(
      "# udp was not seen on every host, and there is no rule about it: udp6 sockets of web1",
    );
    expect(JSON.stringify(policy.nodes)).not.toContain('UDP"');
  });

  it("makes learning impossible where nothing was seen", () => {
    const blind = evidenceOf({ unseen: ["tcp", "udp", "udplite"] });
    expect(learnPolicy({ name: null, hosts: [onHost(blind, "web1")] })).toMatchObject({ status: "refused" });
    expect(learnPolicy({ name: null, hosts: [{ ...blind, observations: {} }] })).toMatchObject({
      status: "refused",
    });
    expect(learnPolicy({ name: null, hosts: [] })).toMatchObject({ status: "refused" });
  });

  it.each<[string, Owners]>([
    ["owners that nobody asked for", { status: "not-requested" }],
    ["one owner of perhaps several", { status: "first", processes: [ownerOf("/usr/sbin/sshd")] }],
  ])("leaves a port with a rule that it is open, and no more: %s", (_, owners) => {
    const { text, gaps, statuses } = readLearnt(hostWith([["tcp 0.0.0.0:22", owners]]));
    expect(rulesOf(text).join()).toContain("AUDIT_REQUIRED_OPEN_PORTS");
    expect(rulesOf(text).join()).not.toContain("AUDIT_PROCESS_ON_PORT");
    expect(gaps).toHaveLength(1);
    expect(new Set(statuses)).toEqual(new Set(["PASSED"]));
  });
});

describe("whatever was seen", () => {
  it("gives a policy that lints clean, is laid out and passes where it was learnt", () => {
    fc.assert(
      fc.property(arbitraryHosts, (hosts) => {
        const { faults, layout, statuses } = readLearnt(...hosts);
        expect({ faults, layout }).toEqual({ faults: [], layout: "unchanged" });
        expect(statuses.filter((status) => status !== "PASSED")).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it("puts no name into the policy as syntax", () => {
    const types = ["AUDIT_ALLOWED_OPEN_PORTS", "AUDIT_PROCESS_ON_PORT", "AUDIT_REQUIRED_OPEN_PORTS"];
    fc.assert(
      fc.property(arbitraryHosts, (hosts) => {
        const { policy, text } = readLearnt(...hosts);
        expect(policy.variables).toEqual([]);
        for (const node of policy.nodes) {
          expect(node.kind).toBe("rule");
          if (node.kind === "rule") expect(types).toContain(node.type);
        }
        expect(text).toMatch(/^(?:#.*\n|\n|<\/?[a-z_]+(?::"Unix")?>\n| {2}[a-z0-9_]+ *: [\x20-\x7e]+\n)+$/);
        expect(text).not.toContain("#<");
      }),
      { numRuns: 400 },
    );
  });

  it.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name).slice(0, 60), name]))(
    "copes with a program and a host called %s",
    (_, name) => {
      const host = hostWith([["tcp 0.0.0.0:22", heldBy(`/opt/${name}`)]], name);
      const { faults, layout, statuses, policy } = readLearnt(host);
      expect({ faults, layout, rules: policy.nodes.length }).toEqual({
        faults: [],
        layout: "unchanged",
        rules: 7,
      });
      expect(new Set(statuses)).toEqual(new Set(["PASSED"]));
    },
  );
});
