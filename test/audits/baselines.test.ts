import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditReport, Finding } from "../../src/model/report.ts";
import { COMMAND } from "../cli/audit-command.ts";
import { lacks } from "../support-hosts/requires.ts";
import { installDebian } from "./debian-root.ts";
import type { DebianRoot } from "./debian-root.ts";

/** What is judged of a system that does not run. */
const AT_REST = ["NETWORK_STATE=CONFIGURED", "KERNEL_STATE=CONFIGURED", "MOUNT_STATE=CONFIGURED"];

/** Policies in the order in which they are carried out: the last one takes out what the first ones set up. */
const BASELINES: Readonly<Record<string, readonly string[]>> = {
  "debian-12": AT_REST,
  "ssh-server": [],
  "container-image": [],
};

function audit(policy: string, { folder }: DebianRoot): AuditReport {
  const values = (BASELINES[policy] ?? []).flatMap((value) => ["--set", value]);
  const words = ["run", `audits/${policy}.audit`, "--target", `rootfs:${folder}`, "--predict", ...values];
  const { stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words, "-o", "json"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    timeout: 120_000,
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as AuditReport;
}

/** The lines of a solution that are commands for a shell of root. */
function commandsOf({ rule }: Finding): readonly string[] {
  const lines = rule.text.solution.flatMap((text) => text.split("\n"));
  return lines.filter((line) => line.startsWith("# ")).map((line) => line.slice(2));
}

function notPassed({ findings }: AuditReport): readonly Finding[] {
  return findings.filter(({ status }) => status !== "PASSED");
}

function linesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ status, rule }) => `${status.padEnd(8)}${rule.text.description}`);
}

/** `as-installed/POLICY.txt`: the findings that do not pass; after an empty line those that no command mends. */
function kept(policy: string): readonly (readonly string[])[] {
  const text = readFileSync(new URL(`as-installed/${policy}.txt`, import.meta.url), "utf8");
  return text.split("\n\n").map((part) => part.split("\n").filter((line) => line !== ""));
}

describe.skipIf(lacks("root", "namespaces", "debootstrap"))("a Debian 12 that debootstrap installs", () => {
  let debian: DebianRoot;
  beforeAll(() => {
    debian = installDebian();
  }, 600_000);
  afterAll(() => {
    debian.remove();
  });

  describe.each(Object.keys(BASELINES))("by %s.audit", (policy) => {
    const [asInstalled = [], hardened = []] = kept(policy);

    it("as it is has the faults that are listed, and no others", () => {
      expect(linesOf(notPassed(audit(policy, debian)))).toEqual(asInstalled);
    }, 120_000);

    it("passes once the solutions of its faults are carried out", () => {
      const commands = notPassed(audit(policy, debian)).flatMap(commandsOf);
      expect(commands.map((command) => debian.run(command)).filter((fault) => fault !== "")).toEqual([]);
      expect(linesOf(notPassed(audit(policy, debian)))).toEqual(hardened);
      expect(hardened.filter((line) => line.startsWith("FAILED "))).toEqual([]);
    }, 600_000);
  });
});
