import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeEnvironment } from "./environment.ts";
import type { Result } from "./result.ts";
import { rowGroups } from "./rows/index.ts";
import type { RowGroup } from "./row-group.ts";
import { renderTable } from "./table.ts";

const RESULTS = new URL("./results/", import.meta.url).pathname;
const FEWEST_ROUNDS = 3;

const names = process.argv.slice(2);
const wanted = names.filter((name) => name !== "--quick");
const isQuick = wanted.length < names.length;
const unknown = wanted.filter((name) => !rowGroups.some((group) => group.name === name));

if (unknown.length > 0) {
  const known = rowGroups.map(({ name }) => name).join(", ");
  console.error(`There is no ${unknown.join(", ")}. To choose from: ${known}; --quick runs fewer rounds.`);
  process.exitCode = 64;
} else {
  await measureAll(rowGroups.filter(({ name }) => wanted.length === 0 || wanted.includes(name)));
}

async function measureAll(groups: readonly RowGroup[]): Promise<void> {
  if (process.env.NODE_EXTRA_CA_CERTS !== undefined)
    console.error("NODE_EXTRA_CA_CERTS is not handed on: with it, Node takes 30 ms longer to start.");
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-bench-"));
  process.once("exit", () => {
    rmSync(folder, { recursive: true, force: true });
  });
  process.once("SIGINT", () => process.exit(130));
  const startedAt = new Date();
  const results: Result[] = [];
  for (const group of groups) results.push(...(await measureGroup(group, folder)));
  process.stdout.write(`\n${renderTable(results)}`);
  save(startedAt, results);
}

async function measureGroup(group: RowGroup, folder: string): Promise<readonly Result[]> {
  process.stderr.write(`${group.name} …\n`);
  const rounds = (full: number): number => (isQuick ? Math.max(FEWEST_ROUNDS, Math.ceil(full / 5)) : full);
  try {
    return await group.measure({ folder, rounds });
  } catch (fault) {
    process.exitCode = 1;
    return [{ status: "broken", work: group.name, host: "all of it", reason: String(fault) }];
  }
}

function save(startedAt: Date, results: readonly Result[]): void {
  mkdirSync(RESULTS, { recursive: true });
  const path = join(RESULTS, `${startedAt.toISOString().replaceAll(":", "-")}.json`);
  const record = { startedAt, environment: describeEnvironment(), results };
  writeFileSync(path, `${JSON.stringify(record, null, 2)}\n`);
  console.log(`\nAll samples: ${path}`);
}
