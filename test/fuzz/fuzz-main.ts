/** `node test/fuzz/fuzz-main.ts --minutes 60 [--seed N] [--case N]`: see README.md. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runCampaign } from "./campaign.ts";
import type { CampaignResult, FoundFault } from "./campaign.ts";
import { corpus } from "./corpus.ts";
import { mutate } from "./mutate.ts";
import { reportOf } from "./report-of.ts";
import { Watchdog } from "./watchdog.ts";

const MINUTE = 60_000;
const PATIENCE_MS = MINUTE;
const FOUND = new URL("./found/", import.meta.url).pathname;

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string", default: String(Date.now() % 2 ** 32) },
    case: { type: "string" },
  },
});
const seed = Number(values.seed);
if (values.case === undefined) await runFor(Number(values.minutes) * MINUTE);
else await runOne(Number(values.case));

async function runFor(milliseconds: number): Promise<void> {
  console.log(`Seed ${seed}, for ${milliseconds / MINUTE} minutes, from ${new Date().toISOString()}`);
  const deadline = Date.now() + milliseconds;
  const plan = { seed, deadline, atLeast: 1, patienceMs: PATIENCE_MS, shrinkMs: 2 * MINUTE };
  let told = 0;
  let nextLine = Date.now() + MINUTE;
  const result = await runCampaign(plan, (soFar: CampaignResult) => {
    for (const fault of soFar.faults.slice(told)) keep(fault);
    told = soFar.faults.length;
    if (Date.now() < nextLine) return;
    nextLine += MINUTE;
    console.log(`${new Date().toISOString()} ${reportOf(soFar)}`);
  });
  console.log(`Ended ${new Date().toISOString()}: ${reportOf(result)}`);
  process.exitCode = result.faults.length === 0 ? 0 : 1;
}

function keep(fault: FoundFault): void {
  const { number, step, message, trace, input } = fault;
  mkdirSync(FOUND, { recursive: true });
  const path = join(FOUND, `${seed}-${number}.input`);
  writeFileSync(path, input);
  const shown = JSON.stringify(input.subarray(0, 2000).toString("latin1"));
  console.log(
    `\nBROKEN  --seed ${seed} --case ${number}  ${step}: ${message}\n${trace}\n${path}: ${shown}\n`,
  );
}

async function runOne(number: number): Promise<void> {
  const input = mutate(corpus(), seed, number);
  const watchdog = new Watchdog(PATIENCE_MS);
  console.log(await watchdog.examine(input));
  await watchdog.close();
}
