import { spawnSync } from "node:child_process";
import { CHILD_ENVIRONMENT } from "../environment.ts";
import { policyFile } from "../programs.ts";
import { ratioAtMost } from "../result.ts";
import type { Figure, Quantity, Result } from "../result.ts";
import type { RowGroup } from "../row-group.ts";

const PROGRAM = new URL("./watch-process.ts", import.meta.url).pathname;

/** Ten thousand, where all rounds are run. */
const cyclesOf = (rounds: (wanted: number) => number) => (rounds(5) < 5 ? 1000 : 10_000);

interface WatchFigures {
  readonly ms: number;
  readonly earlyMegabytes: number;
  readonly megabytes: number;
}

/** A watch of this machine, on a network without a listener: what a cycle costs, and that memory stays as it is. */
export const watch: RowGroup = {
  name: "watch",
  measure({ folder, rounds }) {
    const cycles = cyclesOf(rounds);
    const { ms, earlyMegabytes, megabytes } = figuresOf(folder, cycles);
    const row = { status: "measured", host: "S" } as const;
    const after = (count: number, value: number) => figure(`after ${count} cycles`, { value, unit: "MB" });
    return Promise.resolve<readonly Result[]>([
      {
        ...row,
        work: "one cycle of a watch",
        ours: figure("audit watch", { value: ms, unit: "ms" }),
        peer: null,
        target: null,
      },
      {
        ...row,
        work: "resident memory of a watch",
        ours: after(cycles, megabytes),
        peer: after(100, earlyMegabytes),
        target: ratioAtMost(1.15),
      },
    ]);
  },
};

function figure(name: string, quantity: Quantity): Figure {
  return { name, quantity, samples: [quantity.value] };
}

function figuresOf(folder: string, cycles: number): WatchFigures {
  const words = [
    "-n",
    process.execPath,
    "--expose-gc",
    PROGRAM,
    policyFile("ten-rules"),
    folder,
    String(cycles),
  ];
  const { stdout, stderr, status } = spawnSync("unshare", words, {
    encoding: "utf8",
    env: CHILD_ENVIRONMENT,
  });
  if (status !== 0) throw new Error(`The watch ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as WatchFigures;
}
