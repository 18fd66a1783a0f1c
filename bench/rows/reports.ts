import { spawnSync } from "node:child_process";
import { reporters } from "../../src/reporters/index.ts";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { median } from "../measure.ts";
import { atMost } from "../result.ts";
import type { Figure, Quantity, Result } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const RENDERER = new URL("./report-process.ts", import.meta.url).pathname;
const FINDINGS = 10_000;
/** Pages and collections may take a second, every other format less than a third of one. */
const SLOW = ["html", "arf"];

/** Every format of a report of ten thousand findings: time, and size of what comes of it. */
export const reports: RowGroup = {
  name: "reports",
  measure({ rounds }) {
    return Promise.resolve(reporters.flatMap(({ id }) => rowsOf(id, rounds(5))));
  },
};

function rowsOf(id: string, rounds: number): readonly Result[] {
  const timings = Array.from({ length: rounds }, () => timingOf(id));
  const figure = (name: string, unit: Quantity["unit"], samples: readonly number[]): Figure => ({
    name,
    quantity: { value: median(samples), unit },
    samples,
  });
  const times = timings.map(({ ms }) => ms);
  const beside = timings.map(({ besideMs }) => besideMs);
  const sizes = timings.map(({ megabytes }) => megabytes);
  const row = { status: "measured", host: "S" } as const;
  return [
    {
      ...row,
      work: `${id} of ${FINDINGS} findings`,
      ours: figure(id, "ms", times),
      peer: figure("JSON.stringify", "ms", beside),
      target: null,
    },
    {
      ...row,
      work: `the same, whole`,
      ours: figure(id, "ms", times),
      peer: null,
      target: atMost(SLOW.includes(id) ? 1000 : 300),
    },
    { ...row, work: `size of it`, ours: figure(id, "MB", sizes), peer: null, target: null },
  ];
}

interface Timing {
  readonly ms: number;
  readonly besideMs: number;
  readonly megabytes: number;
}

function timingOf(id: string): Timing {
  const { stdout, status } = spawnSync(process.execPath, [RENDERER, id, String(FINDINGS)], {
    encoding: "utf8",
    env: CHILD_ENVIRONMENT,
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 20,
  });
  if (status !== 0) throw new Error(`The format ${id} was not rendered.`);
  return JSON.parse(stdout) as Timing;
}
