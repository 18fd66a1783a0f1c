import { existsSync } from "node:fs";
import { hostname } from "node:os";
import { networkAccessTo } from "../network/network-access.ts";
import type { Target } from "../target.ts";
import { findHolders } from "./find-holders.ts";
import { localFiles } from "./local-files.ts";
import { localIdentity } from "./local-identity.ts";
import { readProcess } from "./read-process.ts";
import { expectWalk } from "./walk-together.ts";

/** The machine that this program runs on. */
export function localTarget(): Target {
  const hasProcfs = existsSync("/proc/self/fd");
  return {
    kind: "local",
    name: hostname(),
    identity: localIdentity,
    files: localFiles(),
    findHolders: hasProcfs ? findHolders : null,
    expectHolders: hasProcfs ? expectWalk : () => Promise.resolve(),
    readProcess: hasProcfs ? readProcess : null,
    network: networkAccessTo(["127.0.0.1", "::1"]),
    async runProgram(call) {
      const { runProgram } = await import("./run-program.ts");
      return runProgram(call);
    },
    async runCommand(call) {
      const { runCommand } = await import("./commands/run-command.ts");
      return runCommand(call);
    },
    async bindPorts(order) {
      const { bindPorts } = await import("./bind-ports.ts");
      return bindPorts(order);
    },
    now: Date.now,
  };
}
