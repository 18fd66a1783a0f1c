import { spawnSync } from "node:child_process";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { compare } from "../compare.ts";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { makeHardeningPolicy } from "../make-hardening-policy.ts";
import { makePolicyText } from "../make-policy-text.ts";
import { median, takeTurns } from "../measure.ts";
import { peakMemory, REPORT_MEMORY } from "../peak-memory.ts";
import { audit, auditCommand } from "../programs.ts";
import { atLeast, atMost, ratioAtMost } from "../result.ts";
import type { Figure, Quantity, Result, Target } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const MB = 1e6;
const PARSER = new URL("./parse-process.ts", import.meta.url);
const BINDER = new URL("./bind-process.ts", import.meta.url);
const SECOND = atMost(1000);
const RATE = atLeast(35);
/** What is linear costs no more for each MB where there are more of them. */
const LINEAR = ratioAtMost(1.1);
/** 20,000 lines, as the longest published policies have. */
const LONG = 980_000;

/** Large policies: the whole `audit lint`, its cost for each MB, and the parser and the binder alone. */
export const policyText: RowGroup = {
  name: "policy-text",
  async measure({ folder, rounds }) {
    const write = (name: string, text: string): string => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    };
    const ports = [10, 50].map((size) => write(`ports-${size}.audit`, makePolicyText(size * MB)));
    const long = write("20000-lines.audit", makeHardeningPolicy(LONG));
    const hardening = [50, 10, 1].map((size) => write(`${size}.audit`, makeHardeningPolicy(size * MB)));
    const [parser, binder] = [await bundle(PARSER, folder), await bundle(BINDER, folder)];
    const rate = (work: string, command: readonly string[], beside: string, target: Target | null): Result =>
      rateOf({ work, command, beside, target, rounds: rounds(7) });
    const ten = hardening[1] ?? "";
    return [
      ...lintRows(ports as [string, string], rounds(7)),
      ...lintTimes(
        { "20,000 lines of hardening policy": [long, null], "10 MB of hardening policy": [ten, SECOND] },
        rounds(7),
      ),
      rate("parse 10 MB of port policy, cold", [...parser, ports[0] ?? ""], 'split("\\n")', RATE),
      rate("parse 10 MB of hardening policy, cold", [...parser, ten], 'split("\\n")', RATE),
      rate(
        "parse and bind 10 MB of port policy, cold",
        [...binder, ports[0] ?? ""],
        "parsePolicy, warm",
        null,
      ),
      rate("parse and bind 10 MB of hardening policy, cold", [...binder, ten], "parsePolicy, warm", null),
      ...costRows(hardening, rounds(5)),
    ];
  },
};

/** How long `audit lint` takes for some policies, which take turns. */
function lintTimes(
  policies: Readonly<Record<string, readonly [path: string, target: Target | null]>>,
  rounds: number,
): readonly Result[] {
  const entries = Object.entries(policies);
  const samples = takeTurns(
    entries.map(([, [path]]) => audit("lint", path)),
    rounds,
  );
  return entries.map(([name, [, target]], index) => {
    const ours = figureOf("audit lint", "ms", samples[index] ?? []);
    return { status: "measured", work: `lint ${name}`, host: "S", ours, peer: null, target };
  });
}

function lintRows([small, large]: readonly [string, string], rounds: number): readonly Result[] {
  const linted = compare({
    work: "lint 50 MB of port policy",
    host: "S",
    rounds,
    ours: { ...audit("lint", large), name: "audit lint of 50 MB" },
    peers: [{ ...audit("lint", small), name: "audit lint of 10 MB", target: ratioAtMost(5.5) }],
  });
  return [...linted.flatMap(lintOfSmall), ...linted];
}

/** The row for 10 MB, which was measured as the peer of the one for 50 MB. */
function lintOfSmall(result: Result): readonly Result[] {
  if (result.status !== "measured" || result.peer === null) return [];
  return [{ ...result, work: "lint 10 MB of port policy", ours: result.peer, peer: null, target: SECOND }];
}

/** Time and memory that `audit lint` takes for each MB of ever smaller policies, the largest first. */
function costRows(paths: readonly string[], rounds: number): readonly Result[] {
  const sizes = paths.map((path) => statSync(path).size / MB);
  const times = takeTurns(
    paths.map((path) => audit("lint", path)),
    rounds,
  );
  const peaks = paths.map((path) =>
    Array.from({ length: rounds }, () => peakMemory(auditCommand(["lint", path], REPORT_MEMORY))),
  );
  const perMegabyte = (samples: readonly (readonly number[])[], unit: Quantity["unit"]): readonly Figure[] =>
    samples.map((all, index) => {
      const size = sizes[index] ?? NaN;
      return figureOf(
        `for each of ${Math.round(size)} MB`,
        unit,
        all.map((value) => value / size),
      );
    });
  const time = sideBySide("lint, time for each MB of 50", perMegabyte(times, "ms"));
  return [...time, ...sideBySide("lint, memory for each MB of 50", perMegabyte(peaks, "MB"))];
}

function sideBySide(work: string, [ours, ...peers]: readonly Figure[]): readonly Result[] {
  return ours === undefined
    ? []
    : peers.map((peer) => ({ status: "measured", work, host: "S", ours, peer, target: LINEAR }));
}

interface Rate {
  readonly work: string;
  /** Prints what `Timing` says; its last word is the policy. */
  readonly command: readonly string[];
  readonly beside: string;
  readonly target: Target | null;
  readonly rounds: number;
}

interface Timing {
  readonly ms: number;
  readonly besideMs: number;
}

function rateOf({ work, command, beside, target, rounds }: Rate): Result {
  const timings = Array.from({ length: rounds }, () => timingOf(command));
  const megabytes = statSync(command.at(-1) ?? "").size / MB;
  const figure = (name: string, milliseconds: readonly number[]): Figure =>
    figureOf(
      name,
      "MB/s",
      milliseconds.map((time) => megabytes / (time / 1000)),
    );
  const ours = figure(
    work,
    timings.map(({ ms }) => ms),
  );
  const peer = figure(
    beside,
    timings.map(({ besideMs }) => besideMs),
  );
  return { status: "measured", work, host: "S", ours, peer, target };
}

function figureOf(name: string, unit: Quantity["unit"], samples: readonly number[]): Figure {
  return { name, quantity: { value: median(samples), unit }, samples };
}

function timingOf([program = "", ...words]: readonly string[]): Timing {
  const { stdout, status } = spawnSync(program, words, {
    encoding: "utf8",
    env: CHILD_ENVIRONMENT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error("The policy was not read.");
  return JSON.parse(stdout) as Timing;
}
