import { spawnSync } from "node:child_process";
import { CHILD_ENVIRONMENT } from "./environment.ts";

/** Makes a Node process tell, on its third descriptor, how much memory it had at most. */
export const REPORT_MEMORY = ["--require", new URL("./report-memory.cjs", import.meta.url).pathname];

/** Runs a Node command with `REPORT_MEMORY` among its words; the peak of its resident memory in MB (10^6 bytes). */
export function peakMemory(command: readonly string[]): number {
  const [program = "", ...words] = command;
  const { output, error } = spawnSync(program, words, {
    stdio: ["ignore", "ignore", "inherit", "pipe"],
    env: CHILD_ENVIRONMENT,
    encoding: "latin1",
  });
  if (error !== undefined) throw error;
  const kibibytes = /^VmHWM:\s+(\d+) kB$/m.exec(output[3] ?? "")?.[1];
  if (kibibytes === undefined) throw new Error(`${command.join(" ")} did not tell its memory.`);
  return (Number(kibibytes) * 1024) / 1e6;
}
