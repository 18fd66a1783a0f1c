import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { openNotifier } from "../../../src/cli/watch/notify.ts";
import { startWatchdog } from "../../../src/cli/watch/start-watchdog.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFolder } from "../audit-command.ts";
import { startNotifyManager } from "./notify-manager.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

let count = 0;

async function manager() {
  const started = await startNotifyManager(join(scratch.folder, `notify-${(count += 1)}`));
  ends.push(started.end);
  return started;
}

function silent(detail: string): never {
  throw new Error(`Not sent: ${detail}`);
}

describe.skipIf(lacks("systemd-notify", "perl"))("a manager of services", () => {
  it("is told of the life of the service, in its order", async () => {
    const { socket, until } = await manager();
    const notifier = openNotifier({ environment: { NOTIFY_SOCKET: socket }, onFault: silent });
    notifier.ready("2 watches");
    notifier.reloading();
    notifier.ready("3 watches\u001b[2J\nREADY=0");
    notifier.stopping();
    await notifier.sent();
    const [ready, reloading, again, stopping] = await until(4);
    expect(ready).toBe(`READY=1|MAINPID=${process.pid}|STATUS=2 watches`);
    expect(reloading).toMatch(/^RELOADING=1\|MONOTONIC_USEC=\d+$/);
    expect(again).toBe(`READY=1|MAINPID=${process.pid}|STATUS=3 watches\\x1b[2J\\nREADY=0`);
    expect(stopping).toBe("STOPPING=1");
  });

  it("gets the newest of many states that change faster than they can be told", async () => {
    const { socket, until } = await manager();
    const notifier = openNotifier({ environment: { NOTIFY_SOCKET: socket }, onFault: silent });
    for (let run = 0; run < 1000; run += 1) notifier.status(`run ${run}`);
    notifier.stopping();
    await notifier.sent();
    expect(await until(3)).toEqual(["STATUS=run 0", "STATUS=run 999", "STOPPING=1"]);
  });

  it("gets signs of life twice in its time, as long as there is life", async () => {
    const { socket, until } = await manager();
    const notifier = openNotifier({ environment: { NOTIFY_SOCKET: socket }, onFault: silent });
    let isAlive = true;
    ends.push(
      startWatchdog(notifier, {
        environment: { WATCHDOG_USEC: "400000", WATCHDOG_PID: String(process.pid) },
        isAlive: () => isAlive,
      }),
    );
    expect(await until(3)).toEqual(["WATCHDOG=1", "WATCHDOG=1", "WATCHDOG=1"]);
    isAlive = false;
    await notifier.sent();
    const { length } = await until(3);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await until(3)).toHaveLength(length);
  });

  it("that is gone is told of once in the log, and stops nothing", async () => {
    const faults: string[] = [];
    const notifier = openNotifier({
      environment: { NOTIFY_SOCKET: join(scratch.folder, "nobody") },
      onFault: (detail) => faults.push(detail),
    });
    notifier.ready("x");
    notifier.stopping();
    await notifier.sent();
    expect(faults).toEqual([expect.stringContaining("systemd-notify")]);
  });
});

it("where nobody listens, nothing is started", async () => {
  for (const environment of [{}, { NOTIFY_SOCKET: "" }]) {
    const notifier = openNotifier({ environment, onFault: silent });
    notifier.ready("x");
    await notifier.sent();
  }
});

it.each([
  ["no time is given", {}],
  ["the time is no number", { WATCHDOG_USEC: "soon" }],
  ["another process is meant", { WATCHDOG_USEC: "1000", WATCHDOG_PID: "1" }],
])("no watchdog is fed where %s", async (_, environment) => {
  let fed = 0;
  const watchdog = () => void (fed += 1);
  ends.push(startWatchdog({ watchdog }, { environment, isAlive: () => true }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(fed).toBe(0);
});
