import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import type { CommandReceiver } from "../alerts/receiver.ts";
import { renderJson } from "../alerts/render/render-json.ts";
import type { Delivery } from "../model/alert.ts";
import type { Attempt } from "./attempt.ts";
import { DELIVERED, failed } from "./attempt.ts";
import { whyUntrusted } from "./why-untrusted.ts";

/** What a command may write; it is shown where it fails. */
const MOST_OUTPUT = 64 * 1024;
const SHOWN = 200;

/** What a program leaves behind may keep its output open. */
const GRACE_MS = 250;

/** Runs a program without a shell, with the group on its standard input and nothing of our environment. */
export async function runCommand({ program, args }: CommandReceiver, attempt: Attempt): Promise<Delivery> {
  const fault = whyUntrusted(program);
  if (fault !== null) return failed(fault);
  const child: ChildProcess = spawn(program, args, {
    env: { LC_ALL: "C", PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
    cwd: "/",
    // A group of its own: what it started in turn ends with it.
    detached: true,
  });
  attempt.signal.addEventListener("abort", () => {
    endGroup(child);
  });
  // Its errors are listened to before anything else: without descriptors, it has not even an input.
  const outcome = outcomeOf(child);
  child.stdin?.on("error", () => undefined).end(`${renderJson(attempt.group)}\n`);
  return outcome.finally(() => {
    endGroup(child);
  });
}

function outcomeOf(child: ChildProcess): Promise<Delivery> {
  const { promise, resolve } = Promise.withResolvers<Delivery>();
  let [length, text] = [0, ""];
  const take = (chunk: Buffer): void => {
    length += chunk.length;
    if (text.length < SHOWN) text += chunk.toString("utf8", 0, SHOWN);
    if (length > MOST_OUTPUT) resolve(failed(`it wrote more than ${MOST_OUTPUT} bytes`));
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  child.on("error", (fault) => {
    resolve(failed(fault.message));
  });
  const end = (status: number | null, signal: string | null): void => {
    const said = text.trim() === "" ? "" : `: ${text.trim().slice(0, SHOWN)}`;
    const how = status === null ? `was ended by ${signal ?? "a signal"}` : `ended with status ${status}`;
    resolve(status === 0 ? DELIVERED : failed(`it ${how}${said}`));
  };
  child.on("close", end);
  child.on("exit", (status, signal) => setTimeout(end, GRACE_MS, status, signal));
  return promise;
}

function endGroup({ pid, stdout, stderr }: ChildProcess): void {
  stdout?.destroy();
  stderr?.destroy();
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nobody of the group is left.
  }
}
