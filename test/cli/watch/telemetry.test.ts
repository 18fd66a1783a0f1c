import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { runValidator } from "../../reporters/run-validator.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFolder } from "../audit-command.ts";
import { freePort } from "../metrics/free-port.ts";
import { startNotifyManager } from "./notify-manager.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});
const ends: (() => unknown)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

const SECRET = "T0P/B4CK/s3cr3tOfTheReceiver";

/** Nothing listens on port 1, so this is FAILED; its words would like to be more than words. */
const POLICY = `<check_type:"Unix">
<custom_item>
type : AUDIT_REQUIRED_OPEN_PORTS
description : "The multiplexer \u202e is there"
port_type : TCP
ports : "1"
</custom_item>
</check_type>
`;

let places = 0;

/** A folder with a policy, a configuration with the given end, and a secret. */
function place(sections: string): string {
  const name = `place-${(places += 1)}`;
  mkdirSync(join(scratch.folder, name));
  scratch.put(`${name}/host.audit`, POLICY);
  return scratch.put(`${name}/watch.yaml`, configuration(sections));
}

function configuration(sections: string): string {
  return `watch: { name: edge, policies: [host.audit], interval: 1s }\nstate: state.db\n${sections}`;
}

interface Started {
  readonly child: ChildProcess;
  /** What standard error has by now. */
  said(): string;
  until(words: string): Promise<void>;
  /** The exit status after a signal. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, [resolve("src/cli/main.ts"), "watch", ...args], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env.PATH, ...env },
  });
  ends.push(() => child.kill("SIGKILL"));
  let text = "";
  child.stderr.setEncoding("utf8").on("data", (more: string) => (text += more));
  return {
    child,
    said: () => text,
    until: async (words) => {
      while (!text.includes(words)) {
        if (child.exitCode !== null) throw new Error(`Ended without saying ${words}: ${text}`);
        await wait(20);
      }
    },
    end: async (signal) => {
      child.kill(signal);
      const [status] = (await once(child, "exit")) as [number | null];
      return status;
    },
  };
}

describe("the log of a watch", () => {
  it("is JSON on every line, holds every alert, and no secret of a receiver", async () => {
    const secret = scratch.put("url", `http://127.0.0.1:1/${SECRET}\n`);
    await once(spawn("chmod", ["600", secret]), "exit");
    const file = place(`alerts: [{ name: hook, kind: webhook, url: { file: ${secret} } }]\n`);
    const watch = start([file, "-j", "--log-level", "debug"]);
    await watch.until('"event":"delivery"');
    scratch.put(file.slice(scratch.folder.length + 1), "watch: { policies: [] }\n");
    watch.child.kill("SIGHUP");
    await watch.until('"event":"reload-refused"');
    const mail = "name: mail, kind: email, host: 127.0.0.1, from: a@host.example, to: b@host.example";
    const inline = `alerts: [{ ${mail}, user: a, password: "${SECRET}" }]\n`;
    scratch.put(file.slice(scratch.folder.length + 1), configuration(inline));
    scratch.put(join(dirname(file).slice(scratch.folder.length + 1), "host.audit"), "<check_type");
    watch.child.kill("SIGHUP");
    await watch.until("the policies of the watch edge cannot be used");
    expect(await watch.end("SIGTERM")).toBe(0);
    const lines = watch
      .said()
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: "warning",
        event: "alert",
        kind: "required-missing",
        state: "new",
        watch: "edge",
      }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ level: "warning", event: "delivery", receiver: "hook", status: "delayed" }),
    );
    expect(lines).toContainEqual(
      expect.objectContaining({ level: "error", msg: expect.stringContaining("AUD7004") as string }),
    );
    expect(watch.said()).toContain("warning AUD7203");
    expect(watch.said()).toMatch(/host\.audit:1:\d+: error AUD1\d{3}/);
    expect(watch.said()).not.toContain("\u202e");
    for (const part of [SECRET, ...SECRET.split("/").slice(2)]) expect(watch.said()).not.toContain(part);
  });

  it("is one line for each sentence where no terminal is, and quiet by its level", async () => {
    const file = place("log: { level: error }\n");
    const loud = start([file, "--once", "--log-level", "info"]);
    expect(await once(loud.child, "exit")).toEqual([0, null]);
    for (const line of loud.said().trimEnd().split("\n"))
      expect(line).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z (?:error|warning|info) \S/);
    const quiet = start([file, "--once"]);
    expect(await once(quiet.child, "exit")).toEqual([0, null]);
    expect(quiet.said()).toBe("");
  });
});

describe("the figures of a watch", () => {
  it.skipIf(lacks("promtool"))("are served while it watches, and are those of what it found", async () => {
    const port = await freePort();
    const watch = start([place(`metrics: { port: ${port} }\n`)]);
    await watch.until("metrics are served at");
    await watch.until("run 2 took");
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(runValidator("sh", ["-c", 'promtool check metrics < "$0"'], metrics)).toEqual({
      code: 0,
      output: "",
    });
    const numbers = [...metrics.matchAll(/^(audit_watch_\w+)\{(.*)\} (\S+)$/gm)];
    const valueOf = (name: string, label: string) =>
      Number(numbers.find(([, found, labels]) => found === name && labels?.includes(label))?.[3]);
    expect(valueOf("audit_watch_runs_total", 'watch="edge"')).toBeGreaterThanOrEqual(2);
    expect(valueOf("audit_watch_findings", 'outcome="FAILED"')).toBe(1);
    expect(valueOf("audit_watch_alerts_total", 'kind="required-missing"')).toBe(1);
    const last = valueOf("audit_watch_last_run_timestamp_seconds", 'watch="edge"');
    expect(Math.abs(Date.now() / 1000 - last)).toBeLessThan(30);
    const health = await fetch(`http://127.0.0.1:${port}/healthz`);
    expect([health.status, await health.text()]).toEqual([200, "healthy\n"]);
    expect(await watch.end("SIGTERM")).toBe(0);
  });

  it("come when a port that was taken is free again, and the watch goes on meanwhile", async () => {
    const port = await freePort();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const watch = start([place(`metrics: { port: ${port} }\n`)]);
    await watch.until("cannot serve metrics");
    await watch.until("run 2 took");
    other.close();
    await watch.until("metrics are served at");
    expect(watch.said().match(/cannot serve metrics/g)).toHaveLength(1);
    expect(await watch.end("SIGTERM")).toBe(0);
  });

  it("move with the configuration", async () => {
    const [before, after] = [await freePort(), await freePort()];
    const file = place(`metrics: { port: ${before} }\n`);
    const watch = start([file]);
    await watch.until(`served at http://127.0.0.1:${before}`);
    const moved = `watch: { name: other, policies: [host.audit] }\nstate: state.db\nmetrics: { port: ${after} }\n`;
    scratch.put(file.slice(scratch.folder.length + 1), moved);
    watch.child.kill("SIGHUP");
    await watch.until(`served at http://127.0.0.1:${after}`);
    await watch.until("other: run 1");
    const text = await (await fetch(`http://127.0.0.1:${after}/metrics`)).text();
    expect(text).toContain('audit_watch_reloads_total{result="taken"} 1');
    expect(text).not.toContain('watch="edge"');
    await expect(fetch(`http://127.0.0.1:${before}/metrics`)).rejects.toThrow();
    expect(await watch.end("SIGTERM")).toBe(0);
  });

  it("on an address of others are refused before anything is watched", async () => {
    const watch = start([place("metrics: { port: 9464, address: 0.0.0.0 }\n")]);
    expect(await once(watch.child, "exit")).toEqual([65, null]);
    expect(watch.said()).toContain("AUD7020");
  });
});

describe.skipIf(lacks("systemd-notify", "perl"))("a manager of services", () => {
  it("is told when the watch is ready, alive, reads its configuration again, and ends", async () => {
    const manager = await startNotifyManager(join(scratch.folder, "notify"));
    ends.push(manager.end);
    const environment = { NOTIFY_SOCKET: manager.socket, WATCHDOG_USEC: "60000000" };
    const watch = start([place("")], environment);
    expect(await manager.until(1)).toEqual([
      `READY=1|MAINPID=${watch.child.pid}|STATUS=1 watch, 1 target, 0 receivers`,
    ]);
    watch.child.kill("SIGHUP");
    expect((await manager.until(3)).slice(1)).toEqual([
      expect.stringMatching(/^RELOADING=1\|MONOTONIC_USEC=\d+$/),
      `READY=1|MAINPID=${watch.child.pid}|STATUS=1 watch, 1 target, 0 receivers`,
    ]);
    expect(await watch.end("SIGTERM")).toBe(0);
    expect((await manager.until(4))[3]).toBe("STOPPING=1");
  });

  it("gets signs of life while it watches", async () => {
    const manager = await startNotifyManager(join(scratch.folder, "alive"));
    ends.push(manager.end);
    const watch = start([place("")], { NOTIFY_SOCKET: manager.socket, WATCHDOG_USEC: "1000000" });
    expect((await manager.until(3)).slice(1)).toEqual(["WATCHDOG=1", "WATCHDOG=1"]);
    expect(await watch.end("SIGTERM")).toBe(0);
  });
});
