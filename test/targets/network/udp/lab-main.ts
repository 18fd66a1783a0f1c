// Runs as root in private network, mount and process namespaces, and reads a LabPlan from standard input.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { LabPlan, LabResult } from "./lab-plan.ts";

const SCAN = new URL("./scan-main.ts", import.meta.url).pathname;
const SWALLOW = new URL("./datagram-server.ts", import.meta.url).pathname;

const plan = JSON.parse(readFileSync(0, "utf8")) as LabPlan;
run("mount -t tmpfs tmpfs /run");
run("ip netns add peer");
run("ip link add near type veth peer name far netns peer");
run("ip address add 10.99.0.1/24 dev near");
run("ip address add fd99::1/64 dev near nodad");
run("ip link set dev near up");
run("ip link set dev lo up");
there("ip address add 10.99.0.2/24 dev far");
there("ip address add fd99::2/64 dev far nodad");
there("ip link set dev far up");
there("ip link set dev lo up");
for (const command of plan.here ?? []) run(command);
for (const command of plan.there ?? []) there(command);
await serve();
const results = plan.orders.map((order): LabResult => {
  const words = [process.execPath, SCAN, JSON.stringify(order)];
  const [program = "", ...rest] = [...(plan.through?.split(" ") ?? []), ...words];
  return JSON.parse(execFileSync(program, rest, { encoding: "utf8" })) as LabResult;
});
process.stdout.write(JSON.stringify(results), () => process.exit(0));

async function serve(): Promise<void> {
  const { silent = [], echo = [] } = plan;
  const own = `${process.execPath} ${SWALLOW} ${JSON.stringify({ silent, echo })}`;
  for (const command of [own, ...(plan.servers ?? [])]) {
    const words = ["netns", "exec", "peer", ...command.split(" ")];
    const server = spawn("ip", words, { stdio: ["ignore", "pipe", "ignore"] });
    if (command === own) await once(server.stdout, "data");
  }
  const ports = plan.servers?.length ?? 0;
  for (let attempt = 0; ports > 0 && attempt < 100; attempt++) {
    if (there("ss -Hlun4").trim().split("\n").length >= ports) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function run(command: string): string {
  const [program = "", ...words] = command.split(" ");
  return execFileSync(program, words, { encoding: "utf8" });
}

function there(command: string): string {
  return run(`ip netns exec peer ${command}`);
}
