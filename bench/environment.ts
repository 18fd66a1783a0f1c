import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism, cpus, release, totalmem } from "node:os";
import { LOAD_HOSTS } from "./hosts/load-host.ts";

/** What every measured program is started with: no extra certificates, which take Node 30 ms, and no options for it. */
export const CHILD_ENVIRONMENT = { PATH: `${process.env.PATH ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" };

/** What the figures depend on. */
export function describeEnvironment(): object {
  return {
    kernel: release(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? null,
    memoryBytes: totalmem(),
    node: process.version,
    hosts: { ...LOAD_HOSTS, S: sizeOfThisHost() },
  };
}

function sizeOfThisHost(): object {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const descriptors = processes.reduce((sum, pid) => sum + entriesOf(`/proc/${pid}/fd`), 0);
  const sockets = ["tcp", "tcp6", "udp", "udp6"].reduce((sum, table) => sum + rowsOf(table), 0);
  return { processes: processes.length, sockets, descriptors };
}

function entriesOf(folder: string): number {
  try {
    return readdirSync(folder).length;
  } catch {
    return 0;
  }
}

function rowsOf(table: string): number {
  try {
    return readFileSync(`/proc/net/${table}`, "latin1").trimEnd().split("\n").length - 1;
  } catch {
    return 0;
  }
}
