import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openState } from "../../src/cli/watch/open-state.ts";
import { runOnce } from "../../src/cli/watch/keep-watching.ts";
import { spareMemory } from "../../src/cli/spare-memory.ts";
import { readWatchSetup } from "../../src/cli/watch/read-watch-setup.ts";

/**
 * Runs a watch of this machine again and again in one process, as fast as it goes: prints the milliseconds of a cycle and
 * the resident megabytes after a hundred cycles and after all of them. Every cycle looks, judges, compares and commits.
 */
// As the command does.
spareMemory();
const [, , policy = "", folder = "", count = ""] = process.argv;
const options = { dialect: "dotaudit", set: [], values: [], target: [] } as const;
const [watch] = readWatchSetup([policy], { ...options, state: join(folder, "bench-watch.db") }).watches;
if (watch === undefined) throw new Error("Nothing is watched.");
const store = openState(join(folder, "bench-watch.db"));
const never = new AbortController().signal;
let kept = 0;
const tools = {
  store,
  receivers: [],
  tell: () => undefined,
  afterRun: () => (kept += 1),
  onRun: () => undefined,
  stopping: never,
  ended: never,
};

const EARLY = 100;
const startedAt = performance.now();
let earlyMegabytes = 0;
for (let cycle = 1; cycle <= Number(count); cycle += 1) {
  await runOnce(watch, tools);
  if (cycle === EARLY) earlyMegabytes = residentMegabytes();
}
const ms = (performance.now() - startedAt) / Number(count);
if (kept !== Number(count)) throw new Error(`Only ${kept} cycles were kept.`);
console.log(JSON.stringify({ ms, earlyMegabytes, megabytes: residentMegabytes() }));
store.close();

function residentMegabytes(): number {
  globalThis.gc?.();
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024;
}
