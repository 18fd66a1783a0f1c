import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, scratchFolder } from "../cli/audit-command.ts";
import { hugePolicies, nestedIfs, nestedJudgedIfs, ports } from "./huge-policies.ts";

const MOST_SECONDS = 120;
const SECONDS_PER_MB = 10;
/** For one command on the wall: a busy machine may take its time. */
const PATIENCE_MS = 900_000;
/** Whoever takes more of the processor than the first word says, in seconds, is killed. */
const BY_PROCESSOR = 'ulimit -t "$0"; exec "$@"';

const scratch = scratchFolder();

afterAll(() => {
  scratch.remove();
});

/** Runs the command as a user does, with the heap that Node takes by itself; ten seconds for each MB, and no more. */
function audit(words: readonly string[], path: string, line = "") {
  const megabytes = Math.max(1, statSync(path).size / 1e6);
  const seconds = Math.min(MOST_SECONDS, Math.ceil(SECONDS_PER_MB * megabytes));
  const command = [process.execPath, COMMAND, ...words, path + line];
  const options = {
    encoding: "utf8",
    timeout: PATIENCE_MS,
    maxBuffer: 1 << 29,
    env: { PATH: process.env.PATH },
  } as const;
  const { status, stdout, stderr } = spawnSync(
    "sh",
    ["-c", BY_PROCESSOR, String(seconds), ...command],
    options,
  );
  return {
    status,
    stdout,
    stderr: stderr.slice(0, 2000),
    lastLine: stdout.trimEnd().split("\n").at(-1) ?? "",
  };
}

const SUM = /: \d+ rules?, (no faults|\d+ (error|warning|note)s?(, \d+ (error|warning|note)s?)*)$/;

describe("audit lint", () => {
  it.each(hugePolicies)(
    "reads $name in time, and sums it up",
    ({ text, status }) => {
      const outcome = audit(["lint"], scratch.put("huge.audit", text()));
      expect(outcome.stderr).toBe("");
      expect(outcome.status).toBe(status);
      expect(outcome.lastLine).toMatch(SUM);
    },
    PATIENCE_MS,
  );
});

describe("a policy of 100,000 nested ifs", () => {
  let path = "";
  beforeAll(() => {
    path = scratch.put("nested.audit", nestedIfs(100_000));
  });

  it.each<[words: readonly string[], status: number, lastLine: RegExp]>([
    [["run"], 0, /PASSED/],
    [["explain", "--no-color"], 0, /\S/],
    [["explain", "--format", "json"], 0, /^}$/],
    [["vars"], 0, /: no variables$/],
    [["lint", "--format", "json"], 0, /^}$/],
    [["lint", "--format", "sarif"], 0, /^}$/],
  ])(
    "is taken by audit %j",
    (words, status, lastLine) => {
      const outcome = audit(words, path);
      expect(outcome.stderr).toBe("");
      expect(outcome.status).toBe(status);
      expect(outcome.lastLine).toMatch(lastLine);
    },
    PATIENCE_MS,
  );

  it(
    "is explained at the line of its innermost item",
    () => {
      const outcome = audit(["explain", "--no-color"], path, ":800002");
      expect(outcome).toMatchObject({ status: 0, stderr: "" });
      expect(outcome.lastLine).toMatch(/\S/);
    },
    PATIENCE_MS,
  );

  it(
    "is not laid out, because its lines would begin too far to the right",
    () => {
      const { status, stderr } = audit(["fmt"], path);
      expect(status).toBe(65);
      expect(stderr).toMatch(/was left alone: the result would be larger than any policy that is read\.$/m);
    },
    PATIENCE_MS,
  );

  it(
    "is judged, every condition of it",
    () => {
      const judged = scratch.put("judged.audit", nestedJudgedIfs(100_000));
      const { status, stderr, stdout } = audit(["run", "-o", "json"], judged);
      expect(stderr).toBe("");
      expect(status).toBe(0);
      const report = JSON.parse(stdout) as {
        conditions: { outcome: string }[];
        counts: Record<string, number>;
      };
      expect(report.conditions.filter(({ outcome }) => outcome === "holds")).toHaveLength(100_000);
      expect(report.counts).toMatchObject({ PASSED: 1, ERROR: 0 });
    },
    PATIENCE_MS,
  );
});

describe("a rule about 140,000 ports", () => {
  it.each<[name: string, member: (n: number) => string]>([
    ["one pattern again and again", () => "[1-9]+"],
    ["numbers", (n) => String(n % 65_536)],
    ["names of services", (n) => `s${n}`],
  ])(
    "that are %s is judged",
    (_, member) => {
      const { status, stderr } = audit(
        ["run", "-o", "json"],
        scratch.put("ports.audit", ports(140_000, member)),
      );
      expect(stderr).toBe("");
      expect([0, 1, 2]).toContain(status);
    },
    PATIENCE_MS,
  );
});

describe("a policy of 50,000 nested ifs", () => {
  it(
    "is laid out, and stays so",
    () => {
      const path = scratch.put("laid-out.audit", nestedIfs(50_000));
      expect(audit(["fmt", "--check"], path)).toMatchObject({ status: 1, stderr: "" });
      expect(audit(["fmt"], path)).toMatchObject({ status: 0, stderr: "" });
      expect(audit(["fmt"], path)).toMatchObject({ status: 0, stdout: "", stderr: "" });
      expect(audit(["lint"], path).status).toBe(0);
    },
    2 * PATIENCE_MS,
  );
});
