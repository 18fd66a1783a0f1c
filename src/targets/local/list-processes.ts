import { readdirSync } from "node:fs";

/** The ids of all processes, rising, as servers are mostly started before their clients. */
export function listProcesses(): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^[1-9]\d*$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}
