import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { runCommand } from "../../../src/targets/local/commands/run-command.ts";
import { scriptWords } from "../../../src/targets/local/commands/script-words.ts";
import type { CommandCall } from "../../../src/targets/program-access.ts";

const NOBODY = { uid: 65534, gid: 65534, home: "/nonexistent" };
const SOURCE = new URL("../../../src/targets/local/commands/run-command.ts", import.meta.url).href;
const IS_ROOT = process.getuid?.() === 0;

async function run(command: string, how: Partial<CommandCall> = {}) {
  const seen = await runCommand({ command, timeoutMs: 20_000, user: null, network: "shared", ...how });
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.value;
}

async function refusal(command: string, how: Partial<CommandCall> = {}) {
  return await runCommand({ command, timeoutMs: 20_000, user: null, network: "shared", ...how });
}

/** Whether a process runs whose arguments are these. */
function runs(words: string): boolean {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "latin1") === `${words.replaceAll(" ", "\0")}\0`;
      } catch {
        return false;
      }
    });
}

function scripts(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^dotaudit-[A-Za-z0-9]{6}$/.test(name));
}

describe("running a command", () => {
  it("runs it through /bin/sh and tells how it ended", async () => {
    const facts = await run("echo one; exit 3");
    expect(facts).toMatchObject({ output: "one\n", extent: "whole", end: { kind: "exited", status: 3 } });
    expect(facts.argv).toEqual(["/bin/sh", "-c", "echo one; exit 3"]);
  });

  it("keeps both outputs in the order in which they were written", async () => {
    const { output } = await run("for i in 1 2 3 4 5; do echo out $i; echo err $i >&2; done");
    expect(output).toBe([1, 2, 3, 4, 5].map((n) => `out ${n}\nerr ${n}\n`).join(""));
  });

  it("lets a script open /dev/stderr and /dev/stdout by name", async () => {
    expect((await run("echo a >/dev/stderr; echo b >/dev/stdout")).output).toBe("a\nb\n");
  });

  it("hands over nothing of our environment", async () => {
    process.env.SECRET_OF_THE_TEST = "1";
    const { output } = await run("env");
    const names = output.split("\n").flatMap((line) => line.split("=")[0] ?? []);
    expect(names.filter((name) => !["", "PWD", "_", "SHLVL", "OLDPWD"].includes(name)).sort()).toEqual([
      "HOME",
      "LANG",
      "LC_ALL",
      "PATH",
    ]);
  });

  it("gives it no input, no terminal, and the root folder", async () => {
    expect((await run("cat; pwd; tty; stty sane </dev/tty")).output).toMatch(/^\/\nnot a tty\n.*tty/s);
  });

  it("keeps NULs and bytes that are no UTF-8", async () => {
    expect((await run("printf 'a\\000b\\377\\n'")).output).toBe("a\0b\u00FF\n");
    expect((await run("printf '\\303\\244'")).output).toBe("ä");
  });

  it("refuses a NUL in the command itself", async () => {
    expect(await refusal("echo a\0b")).toMatchObject({ status: "unavailable", reason: "failed" });
  });

  it("runs a text that is longer than an argument may be", async () => {
    expect((await run(`true ${"x".repeat(300_000)}; echo done`)).output).toBe("done\n");
  });

  it("tells of a program that is not there as a shell does", async () => {
    const facts = await run("there-is-no-such-program");
    expect(facts.end).toEqual({ kind: "exited", status: 127 });
    expect(facts.output).toMatch(/not found/);
  });
});

describe("running a script", () => {
  it("hands it to the interpreter of its first line, from a file that only we can read", async () => {
    const before = scripts();
    const script =
      "#!/usr/bin/env python3\nimport os, sys\nprint(oct(os.stat(sys.argv[0]).st_mode & 0o7777))\n";
    expect((await run(script)).output).toBe("0o700\n");
    expect((await run("#!/bin/sh -e\nstat -c %a $(dirname $0); false; echo no")).output).toBe("700\n");
    expect(scripts()).toEqual(before);
  });

  it("is not run where its interpreter is no program", async () => {
    for (const script of ["#!/no/such/thing\n", "#!\n", "#!/etc/passwd\nx", "#!/bin/sh\r\necho a\r\n"])
      expect(await refusal(script)).toMatchObject({ status: "unavailable", reason: "missing-tool" });
  });

  it.each([
    ["#!/bin/sh\n", ["/bin/sh"]],
    ["#! /bin/sh -e -u \nx", ["/bin/sh", "-e -u"]],
    ["#!/usr/bin/env\tpython3", ["/usr/bin/env", "python3"]],
    ["#!", []],
  ])("reads the first line as the kernel does (%#)", (script, words) => {
    expect(scriptWords(script)).toEqual(words);
  });
});

describe("a command that does not behave", () => {
  it("is ended when its time is over, also where it ignores SIGTERM", async () => {
    const seen = await refusal("trap '' TERM; sleep 4242; sleep 4243", { timeoutMs: 300 });
    expect(seen).toMatchObject({ status: "unavailable", reason: "timed-out" });
    await wait(100);
    expect(runs("sleep 4242") || runs("sleep 4243")).toBe(false);
  });

  it("has time to clean up after SIGTERM", async () => {
    const file = `${tmpdir()}/dotaudit-cleaned-${process.pid}`;
    await refusal(`trap 'sleep 0.3; echo done >${file}; exit' TERM; while :; do sleep 0.1; done`, {
      timeoutMs: 300,
    });
    expect(existsSync(file)).toBe(true);
    expect((await run(`rm ${file}`)).end).toEqual({ kind: "exited", status: 0 });
  });

  it("is ended where it made a session of its own", async () => {
    expect(await refusal("setsid sleep 4244", { timeoutMs: 300 })).toMatchObject({ reason: "timed-out" });
    await wait(100);
    expect(runs("sleep 4244")).toBe(false);
  });

  it("is not waited for where it leaves something behind", async () => {
    const facts = await run("echo x; sleep 4245 &");
    expect(facts).toMatchObject({ output: "x\n", extent: "left-open", end: { kind: "exited", status: 0 } });
    expect(facts.durationMs).toBeLessThan(5000);
    await wait(100);
    expect(runs("sleep 4245")).toBe(false);
  });

  it("is cut where it floods, and ended", async () => {
    for (const command of ["yes", "head -c 1000000000 /dev/zero"]) {
      const facts = await run(command);
      expect(facts.extent).toBe("cut");
      expect(facts.output.length).toBe(1024 * 1024);
    }
    await wait(100);
    expect(runs("yes")).toBe(false);
  });

  it("is whole where it prints exactly what is kept", async () => {
    const facts = await run("head -c 1048576 /dev/zero");
    expect(facts.extent).toBe("whole");
    expect(facts.output.length).toBe(1024 * 1024);
  });
});

describe("a command of a program whose terminal is closed", () => {
  it("ends with it", async () => {
    const call = `{ command: "sleep 4246", timeoutMs: 20000, user: null, network: "shared" }`;
    const text = `import { runCommand } from "${SOURCE}"; await runCommand(${call});`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", text], { stdio: "ignore" });
    await vi.waitUntil(() => runs("sleep 4246"), { timeout: 120_000 });
    child.kill("SIGHUP");
    await vi.waitUntil(() => !runs("sleep 4246"), { timeout: 120_000 });
    await vi.waitUntil(() => child.signalCode !== null, { timeout: 120_000 });
    expect(child.signalCode).toBe("SIGHUP");
  });
});

describe.runIf(IS_ROOT)("a command as somebody else", () => {
  it("has the numbers of that user and no further group", async () => {
    expect((await run("id -u; id -g; id -G; echo $HOME", { user: NOBODY })).output).toBe(
      "65534\n65534\n65534\n/nonexistent\n",
    );
  });

  it("runs for one that /etc/passwd does not know, as in containers", () => {
    const call = `{ command: "echo $HOME", timeoutMs: 20000, user: null, network: "shared" }`;
    const text = `import { runCommand } from "${SOURCE}"; console.log((await runCommand(${call})).value.output);`;
    const node = [process.execPath, "--input-type=module", "-e", text];
    const words = ["--reuid=54321", "--clear-groups", "env", "HOME=/somewhere", ...node];
    expect(execFileSync("setpriv", words, { encoding: "utf8", cwd: "/" })).toBe("/somewhere\n\n");
  });

  it("can read its own script", async () => {
    expect((await run("#!/bin/sh\nid -u", { user: NOBODY })).output).toBe("65534\n");
  });

  it("has no network where it must not, as root and as nobody", async () => {
    for (const user of [null, NOBODY]) {
      const { output } = await run("cat /proc/net/dev | wc -l; id -u; id -G", { user, network: "none" });
      expect(output).toMatch(user === null ? /^3\n0\n/ : /^3\n65534\n65534\n/);
    }
  });
});
