import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit, COMMAND } from "../cli/audit-command.ts";
import { lacks } from "../support-hosts/requires.ts";
import { exampleHosts, outcomeOf } from "./example-hosts.ts";
import { reportedItems, shippedPolicy } from "./shipped-policies.ts";

const hosts = exampleHosts();
const roles = [...new Set(hosts.map(({ role }) => role))];
const ofRole = (role: string) => hosts.filter((host) => host.role === role);
const stateOf = (role: string, state: string) => ofRole(role).find((host) => host.state === state);

function show(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  return spawnSync(resolve("examples/show"), words, {
    encoding: "utf8",
    timeout: 240_000,
    env: { PATH: process.env.PATH, AUDIT: `${process.execPath} ${COMMAND}`, ...environment },
  });
}

describe("the hosts of the examples", () => {
  it("are there for six kinds of host", () => {
    expect(roles).toEqual([
      "bastion",
      "container-host",
      "database-server",
      "developer-workstation",
      "mail-server",
      "web-server",
    ]);
  });

  it.each(roles)("show the policy of a %s passing and failing", (role) => {
    expect(stateOf(role, "passing")?.exit).toBe(0);
    expect(stateOf(role, "failing")?.exit).toBe(1);
  });

  it.each(roles)("show the policy of a %s taking another branch", (role) => {
    const passing = stateOf(role, "passing")?.conditions ?? [];
    const failing = stateOf(role, "failing")?.conditions ?? [];
    const turned = (line: string) =>
      line.replace(/^(holds|fails)/, (word) => (word === "holds" ? "fails" : "holds"));
    expect(passing.filter((line) => failing.includes(turned(line)))).not.toEqual([]);
  });

  it.each(roles)("show every item of the policy of a %s", (role) => {
    const shown = new Set(ofRole(role).flatMap(({ findings }) => findings.map((line) => line.slice(9))));
    const items = reportedItems(shippedPolicy(`audits/${role}.audit`)).map(({ text }) => text.description);
    expect(items.filter((description) => !shown.has(description))).toEqual([]);
  });
});

describe.skipIf(lacks("root", "namespaces", "perl", "ip", "mount"))("examples/show", () => {
  it.each(hosts)("builds $role $state and comes to what is kept beside it", ({ role, state, ...kept }) => {
    const { status, stdout, stderr } = show([role, state, "-o", "json"]);
    expect(stderr).toBe("");
    expect({ exit: status, ...outcomeOf(JSON.parse(stdout) as AuditReport) }).toEqual(kept);
  });

  it("passes the options of `audit run` on", () => {
    const { status, stdout } = show(["web-server", "passing", "-o", "json", "--set", "SSH_PORT=2222"]);
    expect(status).toBe(1);
    const { findings } = outcomeOf(JSON.parse(stdout) as AuditReport);
    expect(findings.filter((line) => line.startsWith("FAILED"))).toEqual([
      "FAILED   Other hosts reach SSH, HTTP, HTTPS and the agents on TCP, and nothing else",
    ]);
  });
});

describe.skipIf(lacks("root", "namespaces", "perl", "ip", "mount"))("examples/show with DO=collect", () => {
  it("records the host, and the record comes to what the host comes to", () => {
    const { status, stdout } = show(["bastion", "failing"], { DO: "collect" });
    // Listeners of the machine around it are not seen.
    expect(status).toBe(2);
    const judged = audit(["run", "audits/bastion.audit", "--evidence", "-", "-o", "json"], { input: stdout });
    const { findings } = outcomeOf(JSON.parse(judged.stdout) as AuditReport);
    expect(findings).toEqual(stateOf("bastion", "failing")?.findings);
  });
});

describe("examples/show without words", () => {
  it("lists every host", () => {
    const { status, stderr } = show([]);
    expect(status).toBe(64);
    for (const { role, state } of hosts) expect(stderr).toContain(`examples/show ${role} ${state}\n`);
  });
});
