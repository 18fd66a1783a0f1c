import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { isAbsolute, join } from "node:path";
import { CHILD_ENVIRONMENT } from "./environment.ts";
import type { Contender } from "./measure.ts";

const ROOT = new URL("..", import.meta.url).pathname;

/** One of the policies of the bench. */
export function policyFile(name: string): string {
  return join(ROOT, "bench/policies", `${name}.audit`);
}

/** The built command with its words. */
export function audit(...words: readonly string[]): Contender {
  return { name: `audit ${words[0] ?? ""}`, command: auditCommand(words) };
}

/** The same, with something for Node itself before it. */
export function auditCommand(
  words: readonly string[],
  nodeOptions: readonly string[] = [],
): readonly string[] {
  return [process.execPath, ...nodeOptions, join(ROOT, "dist/audit.cjs"), ...words];
}

/** A program of the system, named as it is typed. */
export function system(line: string): Contender {
  return { name: line, command: line.split(" ") };
}

/** Whether a program can be started: by its path, or by a name on the PATH. */
export function isInstalled(program: string): boolean {
  const folders = isAbsolute(program) ? [""] : CHILD_ENVIRONMENT.PATH.split(":");
  return folders.some((folder) => isExecutable(join(folder, program)));
}

/** Compiles one of the C programs into a folder; gives its path, which does not exist if there is no compiler. */
export function compilePeer(name: string, folder: string): string {
  const program = join(folder, name);
  if (!isInstalled("gcc")) return program;
  const words = ["-O2", "-Wall", "-o", program, join(ROOT, "bench/peers", `${name}.c`)];
  const { status } = spawnSync("gcc", words, { stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${name}.c could not be compiled.`);
  return program;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
