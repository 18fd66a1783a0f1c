import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { CHILD_ENVIRONMENT } from "./environment.ts";
import { isInstalled } from "./programs.ts";
import type { Result } from "./result.ts";

const NEEDS = ["unshare", "nsenter", "ip", "nft", "sh"];

/** The address that answers nothing there. */
export const DROPPING_ADDRESS = "127.0.0.2";

const RULES = `table inet filter {
chain input {
type filter hook input priority 0
ip daddr ${DROPPING_ADDRESS} tcp flags syn / syn,ack drop
}
}`;

const SCRIPT = `ip link set lo up && printf '%s\\n' "$1" | nft -f - && echo ready && exec sleep 900`;

/** Measures in a network of its own, in which one address answers nothing. */
export async function onDroppingHost(
  work: string,
  measure: (enter: readonly string[]) => readonly Result[],
): Promise<readonly Result[]> {
  const missing = NEEDS.filter((program) => !isInstalled(program));
  const lacks = process.geteuid?.() === 0 ? missing : ["root", ...missing];
  if (lacks.length > 0) return [{ status: "skipped", work, host: "D", reason: `needs ${lacks.join(", ")}` }];
  const child = spawn("unshare", ["-n", "sh", "-c", SCRIPT, "sh", RULES], {
    stdio: ["ignore", "pipe", "inherit"],
    env: CHILD_ENVIRONMENT,
  });
  const stop = (): void => void child.kill("SIGKILL");
  process.once("exit", stop);
  try {
    const ended = once(child, "exit").then(() => ["nothing"]);
    const [line] = (await Promise.race([once(createInterface(child.stdout), "line"), ended])) as [string];
    if (line !== "ready") throw new Error(`The dropping host said ${line}.`);
    return measure(["nsenter", "-t", String(child.pid), "-n"]);
  } finally {
    process.off("exit", stop);
    stop();
  }
}
