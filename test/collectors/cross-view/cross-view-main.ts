import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { crossView } from "../../../src/collectors/cross-view/cross-view.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { CrossViewPlan } from "./private-views.ts";

/** The first process of a private machine: listens, hides what the plan hides, looks, and prints what was seen. */
const plan = JSON.parse(process.argv[2] ?? "{}") as CrossViewPlan;

const run = (program: string, ...words: readonly string[]) =>
  execFileSync(program, words, { stdio: "inherit" });

function listen(port: number): Promise<void> {
  return new Promise((resolve) => createServer().listen({ port, host: "0.0.0.0" }, resolve));
}

/** A copy of `/proc/net` without the rows of a port: what is mounted upon single files there does not last. */
function hideFromProcfs(port: number): void {
  const row = `:${port.toString(16).toUpperCase().padStart(4, "0")} `;
  for (const table of ["tcp", "tcp6", "udp", "udp6"]) {
    const lines = readFileSync(`/proc/net/${table}`, "latin1").split("\n");
    writeFileSync(`/mnt/net/${table}`, lines.filter((line) => !line.includes(row)).join("\n"));
  }
  run("mount", "--bind", "/mnt/net", `/proc/${process.pid}/net`);
}

/** A false `ss` in the place of the real one. */
function replaceSs(script: string): void {
  const real = realpathSync("/usr/bin/ss");
  copyFileSync(real, "/mnt/real-ss");
  chmodSync("/mnt/real-ss", 0o755);
  writeFileSync("/mnt/ss", `#!/bin/sh\n${script}\n`);
  chmodSync("/mnt/ss", 0o755);
  run("mount", "--bind", "/mnt/ss", real);
}

run("mount", "-t", "tmpfs", "tmpfs", "/mnt");
mkdirSync("/mnt/net");
run("ip", "link", "set", "lo", "up");
for (const port of plan.listen) await listen(port);
if (plan.hiddenFromProcfs !== undefined) hideFromProcfs(plan.hiddenFromProcfs);
if (plan.ss !== undefined) replaceSs(plan.ss);
const startedAt = performance.now();
const [observation] = await crossView.collect(localTarget(), [{ kind: "cross-view", bind: plan.bind ?? [] }]);
const milliseconds = performance.now() - startedAt;
process.stdout.write(JSON.stringify({ observation, milliseconds }), () => process.exit(0));
