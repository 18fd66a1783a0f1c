import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, readFileSync } from "node:fs";
import type { HostPlan, HostProgram, HostReport } from "./host-plan.ts";
import { startPerl } from "./perl-program.ts";

/** The first process of a private machine: starts the programs of a plan, looks, and prints what was seen. */
const plan = JSON.parse(readFileSync(0, "utf8")) as HostPlan;
const collector = new URL("./collect-main.ts", import.meta.url).pathname;

function run(command: readonly string[]): string {
  const [program = "true", ...words] = command;
  const stdio = ["ignore", "pipe", "inherit"] as const;
  return execFileSync(program, words, { encoding: "utf8", stdio: [...stdio], maxBuffer: 1 << 28 });
}

async function start({
  code,
  argv0,
  file,
  through = [],
}: HostProgram): Promise<HostReport["programs"][number]> {
  if (file !== undefined) {
    copyFileSync("/usr/bin/perl", file);
    chmodSync(file, 0o755);
  }
  const { pid, said } = await startPerl(code, [...through, file ?? "/usr/bin/perl"], argv0);
  return { pid, said };
}

run(["ip", "link", "set", "lo", "up"]);
for (const command of plan.setup ?? []) run(command);
const programs: HostReport["programs"][number][] = [];
for (const program of plan.programs) programs.push(await start(program));
for (const command of plan.after ?? []) run(command);
const looked = run([
  ...(plan.collectThrough ?? []),
  process.execPath,
  collector,
  JSON.stringify(plan.requests),
]);
const witnesses = (plan.witnesses ?? []).map(run);
const report = {
  ...(JSON.parse(looked) as Pick<HostReport, "observations" | "milliseconds">),
  programs,
  witnesses,
};
process.stdout.write(JSON.stringify(report), () => process.exit(0));
