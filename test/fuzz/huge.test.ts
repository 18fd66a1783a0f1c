import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, scratchFolder } from "../cli/audit-command.ts";
import { hugePolicies, nestedIfs } from "./huge-policies.ts";

const MOST_MS = 120_000;
const MS_PER_MB = 10_000;

const { put, remove } = scratchFolder();

afterAll(remove);

/** Runs the command as a user does, with the heap that Node takes by itself; ten seconds for each MB, and no more. */
function audit(words: readonly string[], path: string, line = "") {
  const megabytes = Math.max(1, statSync(path).size / 1e6);
  const timeout = Math.min(MOST_MS, MS_PER_MB * megabytes);
  const options = { encoding: "utf8", timeout, maxBuffer: 1 << 29, env: { PATH: process.env.PATH } } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...words, path + line], options);
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
      const outcome = audit(["lint"], put("huge.audit", text()));
      expect(outcome.stderr).toBe("");
      expect(outcome.status).toBe(status);
      expect(outcome.lastLine).toMatch(SUM);
    },
    2 * MOST_MS,
  );
});

describe("a policy of 100,000 nested ifs", () => {
  let path = "";
  beforeAll(() => {
    path = put("nested.audit", nestedIfs(100_000));
  });

  it.each<[words: readonly string[], status: number, lastLine: RegExp]>([
    [["run"], 2, /ERROR/],
    [["run", "-o", "json"], 2, /^}$/],
    [["run", "-o", "junit"], 2, /^<\/testsuites>$/],
    [["explain", "--no-color"], 0, /\S/],
    [["explain", "--format", "json"], 0, /^}$/],
    [["vars"], 0, /: no variables$/],
    [["lint", "--format", "json"], 0, /^}$/],
    [["lint", "--format", "sarif"], 0, /^}$/],
    [["fmt", "--check"], 1, /nested\.audit$/],
  ])(
    "is taken by audit %j",
    (words, status, lastLine) => {
      const outcome = audit(words, path);
      expect(outcome.stderr).toBe("");
      expect(outcome.status).toBe(status);
      expect(outcome.lastLine).toMatch(lastLine);
    },
    2 * MOST_MS,
  );

  it(
    "is explained at the line of its innermost item",
    () => {
      const outcome = audit(["explain", "--no-color"], path, ":800002");
      expect(outcome).toMatchObject({ status: 0, stderr: "" });
      expect(outcome.lastLine).toMatch(/\S/);
    },
    2 * MOST_MS,
  );

  it(
    "is laid out, and stays so",
    () => {
      expect(audit(["fmt"], path)).toMatchObject({ status: 0, stderr: "" });
      expect(audit(["fmt"], path)).toMatchObject({ status: 0, stdout: "", stderr: "" });
      expect(audit(["lint"], path).status).toBe(0);
    },
    4 * MOST_MS,
  );
});
