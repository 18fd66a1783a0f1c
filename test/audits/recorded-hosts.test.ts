import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { audit } from "../cli/audit-command.ts";
import { exampleHosts, outcomeOf } from "./example-hosts.ts";

const roles = globSync("examples/recorded/*.evidence")
  .map((file) => basename(file, ".evidence"))
  .sort();

function run(role: string, ...words: readonly string[]) {
  const evidence = `examples/recorded/${role}.evidence`;
  return audit(["run", `audits/${role}.audit`, "--evidence", evidence, ...words]);
}

/** What is another one with each release, and each time. */
function masked(text: string): string {
  return text.replace(/^dotaudit \S+/, "dotaudit VERSION").replace(/^When {2}.*$/m, "When     TIME");
}

describe("the recorded hosts of the examples", () => {
  it("are there", () => {
    expect(roles).toEqual(["web-server"]);
  });

  it.each(roles)("show for a %s what is kept beside it", (role) => {
    const { stdout } = run(role);
    expect(masked(stdout)).toBe(readFileSync(`examples/recorded/${role}.txt`, "utf8"));
  });

  it.each(roles)("come for a %s to what the host itself comes to", (role) => {
    const { status, stdout } = run(role, "-o", "json");
    const host = exampleHosts().find((example) => example.role === role && example.state === "failing");
    expect({ exit: status, ...outcomeOf(JSON.parse(stdout) as AuditReport) }).toEqual({
      exit: host?.exit,
      conditions: host?.conditions,
      findings: host?.findings,
    });
  });
});
