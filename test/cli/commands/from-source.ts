import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const MAIN = resolve("src/cli/main.ts");

/** Runs the command line as it stands in the source, with a folder of settings of its own. */
export function fromSource(args: readonly string[], settings: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: "utf8",
    input: "",
    env: { PATH: process.env.PATH, HOME: settings, XDG_CONFIG_HOME: settings },
    timeout: 240_000,
  });
  return { status, stdout, stderr };
}
