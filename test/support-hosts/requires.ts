import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";

/** What a test can need of the machine: to be root, private namespaces, the npm registry, or a command by its name. */
export type Need = "root" | "namespaces" | "npm registry" | (string & {});

/**
 * Whether the machine lacks something that a test needs, for `describe.skipIf`. Says so aloud; on CI, where nothing
 * may be skipped, it throws instead.
 */
export function lacks(...needs: readonly Need[]): boolean {
  const missing = needs.filter((need) => !isThere(need));
  if (missing.length === 0) return false;
  const message = `This machine lacks ${missing.join(", ")}, so some tests cannot run.`;
  if (process.env.CI === "true") throw new Error(message);
  console.warn(`SKIPPED: ${message}`);
  return true;
}

/** Whether there is no such file, because the machine or its kernel is another one. Said aloud, never an error. */
export function lacksFile(path: string): boolean {
  if (existsSync(path)) return false;
  console.warn(`SKIPPED: There is no ${path} here, so some tests cannot run.`);
  return true;
}

function isThere(need: Need): boolean {
  if (need === "root") return process.geteuid?.() === 0;
  if (need === "npm registry") return hasRegistry();
  return need === "namespaces" ? hasNamespaces() : hasCommand(need);
}

function hasRegistry(): boolean {
  try {
    const args = ["view", "re2js", "name", "--fetch-retries=0", "--fetch-timeout=10000"];
    execFileSync("npm", args, { stdio: "ignore", timeout: 120_000 });
    return true;
  } catch {
    return false;
  }
}

function hasNamespaces(): boolean {
  try {
    execFileSync("unshare", ["-n", "-m", "-p", "-f", "--mount-proc", "true"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function hasCommand(name: string): boolean {
  const folders = `${process.env.PATH ?? ""}:/usr/sbin:/sbin`.split(":");
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
