import { randomBytes } from "node:crypto";
import { closeSync, openSync, readdirSync, realpathSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../bundle.ts";
import { compare } from "../compare.ts";
import { median } from "../measure.ts";
import { REPORT_MEMORY, peakMemory } from "../peak-memory.ts";
import { atMost, ratioAtMost } from "../result.ts";
import type { Result } from "../result.ts";
import type { Bench, RowGroup } from "../row-group.ts";

const MIB = 2 ** 20;
const PROGRAM = new URL("./digest-process.ts", import.meta.url);

/** Digests of one large file and of many small ones, by our own code in a process of its own. */
export const digests: RowGroup = {
  name: "digests",
  async measure(bench) {
    const words = await bundle(PROGRAM, bench.folder);
    const large = makeLargeFile(bench.folder);
    return [
      ...digestLarge(bench, words, { large, algorithm: "md5", most: 0.97 }),
      ...digestLarge(bench, words, { large, algorithm: "sha256", most: 0.32 }),
      digestMemory(bench, words, large),
      ...digestPrograms(bench, words),
    ];
  },
};

interface LargeDigest {
  readonly large: string;
  readonly algorithm: "md5" | "sha256";
  readonly most: number;
}

function digestLarge(
  { rounds }: Bench,
  words: readonly string[],
  { large, algorithm, most }: LargeDigest,
): readonly Result[] {
  const tool = `${algorithm}sum`;
  return compare({
    work: `${algorithm} of a file of 1 GiB`,
    host: "S",
    rounds: rounds(7),
    ours: { name: "our digests", command: [...words, algorithm, large] },
    peers: [{ name: tool, command: [tool, large], target: ratioAtMost(most) }],
  });
}

function digestMemory({ rounds }: Bench, [node = "", ...words]: readonly string[], large: string): Result {
  const command = [node, ...REPORT_MEMORY, ...words, "sha256", large];
  const samples = Array.from({ length: rounds(3) }, () => peakMemory(command));
  const ours = { name: "our digests", quantity: { value: median(samples), unit: "MB" as const }, samples };
  const work = "peak memory, sha256 of 1 GiB";
  return { status: "measured", work, host: "S", ours, peer: null, target: atMost(60) };
}

function digestPrograms({ rounds }: Bench, words: readonly string[]): readonly Result[] {
  const programs = listPrograms(920);
  return compare({
    work: `md5 of ${programs.length} programs`,
    host: "S",
    rounds: rounds(21),
    ours: { name: "our digests", command: [...words, "md5", ...programs] },
    peers: [{ name: "md5sum of the list", command: ["md5sum", ...programs], target: ratioAtMost(0.8) }],
  });
}

function listPrograms(most: number): readonly string[] {
  const folders = [...new Set(["/usr/bin", "/usr/sbin"].map((folder) => realpathSync(folder)))];
  const paths = folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
  return paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile()).slice(0, most);
}

function makeLargeFile(folder: string): string {
  const path = join(folder, "one-gibibyte");
  const piece = randomBytes(64 * MIB);
  const descriptor = openSync(path, "wx");
  for (let written = 0; written < 1024; written += 64) writeSync(descriptor, piece);
  closeSync(descriptor);
  return path;
}
