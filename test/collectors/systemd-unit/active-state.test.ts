import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

const NAMESPACES = ["-m", "-p", "-f", "-n", "-C", "-u", "-i", "--kill-child"];
const LONGEST_MS = 90_000;

/** Boots the machine, and switches it off when everything was looked at. */
async function boot(): Promise<void> {
  for (const name of ["memory", "root"]) mkdirSync(join(scratch.folder, name));
  const [script, look] = ["boot-units.sh", "look-main.ts"].map((name) => resolve(import.meta.dirname, name));
  const args = ["sh", script ?? "", scratch.folder, realpathSync(process.execPath), look ?? ""];
  const machine = spawn("unshare", [...NAMESPACES, ...args], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  machine.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
  const deadline = Date.now() + LONGEST_MS;
  while (!existsSync(join(scratch.folder, "done"))) {
    if (machine.exitCode !== null || Date.now() > deadline)
      throw new Error(`The machine did not come up: ${said}`);
    await wait(200);
  }
  machine.kill("SIGKILL");
}

const linesOf = (name: string) => readFileSync(join(scratch.folder, name), "utf8").trim().split("\n");

const isLacking =
  lacks("root", "namespaces", "systemctl") ||
  lacksFile("/lib/systemd/systemd") ||
  lacksFile("/sys/module/overlay");

describe.skipIf(isLacking)("under systemd the state of a unit", () => {
  beforeAll(boot, LONGEST_MS + 10_000);

  it("is what systemctl is-active says, and a template among the names spoils none of them", () => {
    expect(linesOf("told")).toEqual(["active", "failed", "active", "inactive", "inactive"]);
    expect(linesOf("found")).toEqual([...linesOf("told"), "failed"]);
  });
});
