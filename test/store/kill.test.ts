import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { openStore } from "../../src/store/open-store.ts";

const folder = mkdtempSync(join(tmpdir(), "dotaudit-kill-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const DEATHS = 15;
const path = join(folder, "state.db");
const main = new URL("./commit-main.ts", import.meta.url).pathname;

it("a state that is killed at any time has as many groups to send as runs, and all that belongs to them", async () => {
  let reached = 0;
  for (let death = 0; death < DEATHS; death += 1) {
    const child = spawn(process.execPath, [main, path], { stdio: ["ignore", "pipe", "inherit"] });
    await once(child.stdout, "data");
    await wait(Math.random() * 60);
    const closed = once(child, "close");
    child.kill("SIGKILL");
    await closed;
    const opened = openStore(path);
    if (opened.status === "refused") throw new Error(opened.message);
    const { store } = opened;
    const { run, memory } = store.load("w");
    const sent = store.database.prepare("SELECT count(*) AS count FROM outbox").get();
    expect([sent?.count, memory.heldBack, store.lastSeen("w", "a")]).toEqual([run, run, `seen ${run}`]);
    expect(run).toBeGreaterThanOrEqual(reached);
    reached = run;
    store.close();
  }
  expect(reached).toBeGreaterThan(DEATHS);
});
