import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit } from "../cli/audit-command.ts";
import { exampleHosts, outcomeOf } from "./example-hosts.ts";

const hosts = exampleHosts();
const recorded = globSync("examples/recorded/*/*.evidence")
  .sort()
  .map((file) => ({ file, role: basename(dirname(file)), state: basename(file, ".evidence") }));

function run(role: string, file: string, ...words: readonly string[]) {
  return audit(["run", `audits/${role}.audit`, "--evidence", file, ...words]);
}

/** What is another one with each release, and each time. */
function masked(text: string): string {
  return text.replace(/^dotaudit \S+/, "dotaudit VERSION").replace(/^When {2}.*$/m, "When     TIME");
}

describe("the recorded hosts of the examples", () => {
  it("are one that passes and one that fails for each kind of host", () => {
    const wanted = [...new Set(hosts.map(({ role }) => role))].flatMap((role) => [
      `${role} failing`,
      `${role} passing`,
    ]);
    expect(recorded.map(({ role, state }) => `${role} ${state}`)).toEqual(wanted);
  });

  it.each(recorded)("come for a $state $role to what the host itself comes to", ({ file, role, state }) => {
    const { status, stdout } = run(role, file, "-o", "json");
    const host = hosts.find((example) => example.role === role && example.state === state);
    expect({ exit: status, ...outcomeOf(JSON.parse(stdout) as AuditReport) }).toEqual({
      exit: host?.exit,
      conditions: host?.conditions,
      findings: host?.findings,
    });
  });

  it("were recorded by what the policy of today asks for: nothing is said not to be recorded", () => {
    for (const { file, role } of recorded) expect(run(role, file).stdout).not.toContain("not-recorded");
  });

  it("show for the failing web server what is kept beside it", () => {
    const { stdout } = run("web-server", "examples/recorded/web-server/failing.evidence");
    expect(masked(stdout)).toBe(readFileSync("examples/recorded/web-server/failing.txt", "utf8"));
  });

  it("name neither the machine that built them nor its folders", () => {
    for (const { file } of recorded) {
      const name = /"hostname":"(\w+)"/.exec(readFileSync(file, "utf8"))?.[1];
      expect(name).toMatch(/^(bastion|containers|db|laptop|mail|web)1$/);
    }
  });
});
