import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { compare } from "../compare.ts";
import { median } from "../measure.ts";
import { REPORT_MEMORY, peakMemory } from "../peak-memory.ts";
import { atMost, ratioAtMost } from "../result.ts";
import type { Result } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";

const PROGRAM = new URL("./walk-process.ts", import.meta.url);
const FILES_IN_A_FOLDER = 100;

/** Looking for set-user-id files in file systems, by our own code in a process of its own. */
export const walk: RowGroup = {
  name: "walk",
  async measure(bench) {
    const words = await bundle(PROGRAM, bench.folder);
    const small = makeTree(bench.folder, 10_000);
    const large = makeTree(bench.folder, 1_000_000);
    return [
      ...search(bench, words, { work: "files with 4000 of this machine", folder: "/" }),
      ...search(bench, words, { work: "files with 4000 of 1,000,000", folder: large }),
      memoryOf(bench, words, { work: "peak memory, 10,000 files", folder: small }),
      memoryOf(bench, words, { work: "peak memory, 1,000,000 files", folder: large }),
    ];
  },
};

interface Walk {
  readonly work: string;
  readonly folder: string;
}

function search({ rounds }: Bench, words: readonly string[], { work, folder }: Walk): readonly Result[] {
  const find = ["find", folder, "-xdev", "-type", "f", "-perm", "-4000"];
  return compare({
    work,
    host: "S",
    rounds: rounds(7),
    ours: { name: "our walk", command: [...words, folder] },
    peers: [{ name: "find -xdev", command: find, target: ratioAtMost(1.5) }],
  });
}

function memoryOf(
  { rounds }: Bench,
  [node = "", ...words]: readonly string[],
  { work, folder }: Walk,
): Result {
  const command = [node, ...REPORT_MEMORY, ...words, folder];
  const samples = Array.from({ length: rounds(3) }, () => peakMemory(command));
  const ours = { name: "our walk", quantity: { value: median(samples), unit: "MB" as const }, samples };
  return { status: "measured", work, host: "S", ours, peer: null, target: atMost(120) };
}

/** A tree of empty files, a hundred in each folder. */
function makeTree(folder: string, files: number): string {
  const root = join(folder, `tree-${files}`);
  const names = Array.from({ length: FILES_IN_A_FOLDER }, (_, index) => `some-file-${index}.conf`);
  for (let at = 0; at < files / FILES_IN_A_FOLDER; at += 1) {
    const below = join(root, String(Math.floor(at / 100)), String(at));
    mkdirSync(below, { recursive: true });
    execFileSync("touch", names, { cwd: below });
  }
  return root;
}
