import { spawnSync } from "node:child_process";
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { FOREIGN_SHAPES, makeForeignText } from "../make-foreign-text.ts";
import type { ForeignShape } from "../make-foreign-text.ts";
import { median, takeTurns } from "../measure.ts";
import { onLoadHost } from "../on-load-host.ts";
import { peakMemory, REPORT_MEMORY } from "../peak-memory.ts";
import { auditCommand, policyFile } from "../programs.ts";
import { atMost, ratioAtMost } from "../result.ts";
import type { Figure, Quantity, Result, Target } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";

const MB = 1e6;
const TEXT = 10 * MB;
const SCAN = 46 * MB;
const READER = new URL("./foreign-process.ts", import.meta.url).pathname;
const LISTENERS = 50_000;
const MEMORY = atMost(200);
/** On a private machine there may be processes outside of it: the answer is 2, and the work is done all the same. */
const NOT_ALL_SEEN = [2];
/** Of a bare pass of the XML parser over the same text. */
const BARE_PASS = ratioAtMost(1.5);

/** The texts of other tools; and a host of 50,000 sockets, recorded and judged again. */
export const evidence: RowGroup = {
  name: "evidence",
  async measure(bench) {
    const texts = Object.entries(FOREIGN_SHAPES).map(([name, shape]) => readingRow(bench, name, shape));
    return [
      ...texts,
      ...(await onLoadHost("E", "record 50,000 sockets", (enter) => recordRows(bench, enter))),
    ];
  },
};

function readingRow({ folder, rounds }: Bench, name: string, shape: ForeignShape): Result {
  const isScan = shape.format === "nmap";
  const path = join(folder, "foreign.txt");
  writeFileSync(path, makeForeignText(shape, isScan ? SCAN : TEXT));
  const timings = Array.from({ length: rounds(5) }, () => timingOf(shape.format, path));
  const megabytes = Math.round(statSync(path).size / MB);
  const work = `read ${megabytes} MB of ${name}, cold`;
  if (isScan) {
    const ours = figureOf(
      "nmap",
      "ms",
      timings.map(({ ms }) => ms),
    );
    const peer = figureOf(
      "bare saxes",
      "ms",
      timings.map(({ besideMs }) => besideMs),
    );
    return { status: "measured", work, host: "S", ours, peer, target: BARE_PASS };
  }
  const rate = (times: readonly number[]) => times.map((time) => megabytes / (time / 1000));
  const ours = figureOf(shape.format, "MB/s", rate(timings.map(({ ms }) => ms)));
  const peer = figureOf('split("\\n")', "MB/s", rate(timings.map(({ besideMs }) => besideMs)));
  return { status: "measured", work, host: "S", ours, peer, target: null };
}

interface Timing {
  readonly ms: number;
  readonly besideMs: number;
}

function timingOf(format: string, path: string): Timing {
  const { stdout, status } = spawnSync(process.execPath, [READER, format, path], {
    encoding: "utf8",
    env: CHILD_ENVIRONMENT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`The text of ${format} was not read.`);
  return JSON.parse(stdout) as Timing;
}

/** Time, memory and size of what is recorded, then time and memory of judging it without the host. */
function recordRows({ folder, rounds }: Bench, enter: readonly string[]): readonly Result[] {
  const plain = join(folder, "host.evidence.json");
  const packed = `${plain}.gz`;
  const record = (file: string) => ["collect", policyFile("every-owner"), "-o", file];
  const judge = ["run", policyFile("every-owner"), "--evidence", packed, "-q"];
  const take = (work: string, words: readonly string[], entered: readonly string[]) =>
    costRows(work, { words, enter: entered, rounds: rounds(5) });
  const recorded = [
    ...take("audit collect of 50,000 sockets", record(plain), enter),
    ...take("the same, gzip", record(packed), enter),
  ];
  const listeners = readFileSync(plain, "utf8").split('"transport":').length - 1;
  if (listeners < LISTENERS) throw new Error(`Only ${listeners} listeners were recorded.`);
  const sizes = [plain, packed].map((file) => sizeRow(file, statSync(file).size / MB));
  return [...recorded, ...sizes, ...take("audit run on these 50,000", judge, [])];
}

interface Cost {
  readonly words: readonly string[];
  readonly enter: readonly string[];
  readonly rounds: number;
}

function costRows(work: string, { words, enter, rounds }: Cost): readonly Result[] {
  const name = `audit ${words[0] ?? ""}`;
  const contender = { name, command: [...enter, ...auditCommand(words)], answers: NOT_ALL_SEEN };
  const [times = []] = takeTurns([contender], rounds);
  const command = [...enter, ...auditCommand(words, REPORT_MEMORY)];
  const peaks = Array.from({ length: rounds }, () => peakMemory(command));
  return [
    rowOf(`${work}, time`, figureOf(name, "ms", times), null),
    rowOf(`${work}, memory`, figureOf(name, "MB", peaks), MEMORY),
  ];
}

function sizeRow(file: string, megabytes: number): Result {
  const work = `size of it as ${file.endsWith(".gz") ? "JSON, gzip" : "JSON"}`;
  return rowOf(work, figureOf("audit collect", "MB", [megabytes]), null);
}

function rowOf(work: string, ours: Figure, target: Target | null): Result {
  return { status: "measured", work, host: "E", ours, peer: null, target };
}

function figureOf(name: string, unit: Quantity["unit"], samples: readonly number[]): Figure {
  return { name, quantity: { value: median(samples), unit }, samples };
}
