import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { LoadHost } from "./load-host.ts";

/** A load host that is ready. */
export interface RunningHost {
  /** Put before a command, runs it on the host. */
  readonly enter: readonly string[];
  stop(): Promise<void>;
}

const NAMESPACES = ["-n", "-m", "-p", "-f", "--mount-proc", "--kill-child"];
const SETUP = "ip link set lo up && echo 10000 65000 > /proc/sys/net/ipv4/ip_local_port_range";

/**
 * Starts a load host in network, mount and process namespaces of its own; it ends with this program, or after a
 * quarter of an hour. Needs root. Throws if the host cannot be filled.
 */
export async function startLoadHost(host: LoadHost): Promise<RunningHost> {
  const program = new URL("./load-host.pl", import.meta.url).pathname;
  const { processes, listeners, established, descriptors, layout } = host;
  const words = [program, processes, listeners, established, descriptors, layout].map(String);
  const command = [...NAMESPACES, "sh", "-c", `${SETUP} && exec perl "$@"`, "sh", ...words];
  const env = { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" };
  const child = spawn("unshare", command, { stdio: ["ignore", "pipe", "inherit"], env });
  const stop = (): void => void child.kill("SIGKILL");
  process.once("exit", stop);
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  const [line] = (await Promise.race([once(lines, "line"), ended.then(() => ["nothing"])])) as [string];
  if (line !== "ready") throw new Error(`The load host said ${line}.`);
  return {
    enter: ["nsenter", "-t", String(childOf(child.pid ?? 0)), "-n", "-m", "-p"],
    async stop() {
      process.off("exit", stop);
      stop();
      await ended;
    },
  };
}

/** The process that `unshare` started, with the id that it has outside. */
function childOf(parent: number): number {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const child = processes.find((pid) => parentOf(pid) === parent);
  if (child === undefined) throw new Error("The load host has no first process.");
  return Number(child);
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
