import { spawnSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { compare } from "../compare.ts";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { makePolicyText } from "../make-policy-text.ts";
import { median } from "../measure.ts";
import { audit } from "../programs.ts";
import { atLeast, atMost, ratioAtMost } from "../result.ts";
import type { Figure, Result } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const MB = 1e6;
const PROGRAM = new URL("./parse-process.ts", import.meta.url);

/** Large policies: the whole `audit lint`, and the parser alone beside cutting the text into lines. */
export const policyText: RowGroup = {
  name: "policy-text",
  async measure({ folder, rounds }) {
    const [small, large] = [10, 50].map((size) => writePolicy(folder, size)) as [string, string];
    const linted = compare({
      work: "lint 50 MB of policy",
      host: "S",
      rounds: rounds(7),
      ours: { ...audit("lint", large), name: "audit lint of 50 MB" },
      peers: [{ ...audit("lint", small), name: "audit lint of 10 MB", target: ratioAtMost(5.5) }],
    });
    const words = await bundle(PROGRAM, folder);
    return [...linted.flatMap(lintOfSmall), ...linted, parseRate([...words, small], rounds(7))];
  },
};

/** The row for 10 MB, which was measured as the peer of the one for 50 MB. */
function lintOfSmall(result: Result): readonly Result[] {
  if (result.status !== "measured" || result.peer === null) return [];
  return [{ ...result, work: "lint 10 MB of policy", ours: result.peer, peer: null, target: atMost(1000) }];
}

function parseRate(command: readonly string[], rounds: number): Result {
  const times = Array.from({ length: rounds }, () => runParser(command));
  const megabytes = statSync(command.at(-1) ?? "").size / MB;
  const rates = (name: string, milliseconds: readonly number[]): Figure => {
    const samples = milliseconds.map((time) => megabytes / (time / 1000));
    return { name, quantity: { value: median(samples), unit: "MB/s" }, samples };
  };
  return {
    status: "measured",
    work: "parse 10 MB of policy, cold",
    host: "S",
    ours: rates(
      "parsePolicy",
      times.map(({ parseMs }) => parseMs),
    ),
    peer: rates(
      'split("\\n")',
      times.map(({ splitMs }) => splitMs),
    ),
    target: atLeast(35),
  };
}

function runParser([program = "", ...words]: readonly string[]): { parseMs: number; splitMs: number } {
  const { stdout, status } = spawnSync(program, words, {
    encoding: "utf8",
    env: CHILD_ENVIRONMENT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error("The parser failed.");
  return JSON.parse(stdout) as { parseMs: number; splitMs: number };
}

function writePolicy(folder: string, megabytes: number): string {
  const path = join(folder, `${megabytes}-megabytes.audit`);
  writeFileSync(path, makePolicyText(megabytes * MB));
  return path;
}
