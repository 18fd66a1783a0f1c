import { mkdtempSync, openSync, closeSync, rmdirSync } from "node:fs";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { readlinkSync, readdirSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { findHolders } from "../../../src/targets/local/find-holders.ts";
import { hireHolderWorker } from "../../../src/targets/local/start-holder-worker.ts";
import { openLedger, untakenProcesses } from "../../../src/targets/local/walk-ledger.ts";
import { walkInFolders } from "../../../src/targets/local/walk-in-folders.ts";
import type { HolderScan } from "../../../src/targets/target.ts";
import { lacksFile } from "../../support-hosts/requires.ts";

const servers: Server[] = [];
const home = process.cwd();
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  process.chdir(home);
});

/** Listens and gives the inode number of the socket. */
async function listen(): Promise<number> {
  const before = new Set(ownSockets());
  const server = createServer().listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return ownSockets().find((inode) => !before.has(inode))!;
}

function ownSockets(): readonly number[] {
  return readdirSync("/proc/self/fd").flatMap((name) => {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${name}`))?.[1];
      return inode === undefined ? [] : [Number(inode)];
    } catch {
      return [];
    }
  });
}

async function find(query: Partial<Parameters<typeof findHolders>[0]>): Promise<HolderScan> {
  const scan = await findHolders({ every: [], first: [], threads: "leaders", ...query });
  if (scan.status === "unavailable") throw new Error(scan.detail);
  return scan.value;
}

describe.skipIf(lacksFile("/proc/self/fd"))("the search for the holders of sockets", () => {
  it.each(["leaders", "every"] as const)(
    "finds a process and the link that shows it, among %s threads",
    async (threads) => {
      const inode = await listen();
      const { holders } = await find({ every: [inode], threads });
      const [holder] = holders.get(inode) ?? [];
      expect(holder!.pid).toBe(process.pid);
      expect(readlinkSync(holder!.link)).toBe(`socket:[${inode}]`);
    },
  );

  it("names each process once, however many descriptors or threads hold the socket", async () => {
    const inode = await listen();
    const { holders } = await find({ every: [inode], threads: "every" });
    expect(holders.get(inode)!.filter(({ pid }) => pid === process.pid)).toHaveLength(1);
  });

  it("stops early only where one holder is enough", async () => {
    const [one, other] = [await listen(), await listen()];
    expect((await find({ first: [one] })).extent).toBe("stopped");
    expect((await find({ first: [one], every: [other] })).extent).toBe("complete");
    expect((await find({ first: [one, 1] })).extent).toBe("complete");
  });

  it("looks only into the processes that were asked for", async () => {
    const inode = await listen();
    expect((await find({ every: [inode], processes: [process.ppid] })).holders.has(inode)).toBe(false);
    expect((await find({ every: [inode], processes: [process.pid] })).holders.has(inode)).toBe(true);
  });

  it("does not mind processes that do not exist", async () => {
    expect(await find({ every: [1], processes: [4_194_305] })).toMatchObject({
      unreadable: [],
      extent: "complete",
    });
  });

  it("leaves the working directory as it was", async () => {
    await find({ every: [await listen()] });
    expect(process.cwd()).toBe(home);
  });

  it("does without a working directory", async () => {
    const folder = mkdtempSync(join(tmpdir(), "dotaudit-gone-"));
    process.chdir(folder);
    rmdirSync(folder);
    const inode = await listen();
    expect((await find({ every: [inode] })).holders.get(inode)).toMatchObject([{ pid: process.pid }]);
  });
});

describe.skipIf(lacksFile("/proc/self/fd"))("the second thread", () => {
  it("finds what the first one leaves to it", async () => {
    const inode = await listen();
    const ledger = openLedger({
      processes: [process.pid],
      inodes: [inode],
      depth: "every",
      threads: "leaders",
      texts: "skip",
    });
    const worker = hireHolderWorker();
    worker.begin(ledger);
    while (untakenProcesses(ledger).length > 0) await new Promise(setImmediate);
    expect(await worker.finish(ledger)).toMatchObject([{ hits: [{ inode, pid: process.pid }] }]);
  });

  it("is sent away if the first one was faster", async () => {
    const inode = await listen();
    const ledger = openLedger({
      processes: [process.pid],
      inodes: [inode],
      depth: "every",
      threads: "leaders",
      texts: "skip",
    });
    const worker = hireHolderWorker();
    worker.begin(ledger);
    const own = walkInFolders(ledger, Infinity);
    expect(own.hits).toMatchObject([{ inode, pid: process.pid }]);
    expect(await worker.finish(ledger)).toEqual([]);
  });

  it("and the first one together find everything among 20,000 descriptors", async () => {
    const inode = await listen();
    const open = Array.from({ length: 900 }, () => openSync("/dev/null", "r"));
    const processes = Array.from({ length: 25 }, () => process.pid);
    const ledger = openLedger({
      processes,
      inodes: [inode],
      depth: "every",
      threads: "leaders",
      texts: "skip",
    });
    const worker = hireHolderWorker();
    worker.begin(ledger);
    const own = walkInFolders(ledger, Infinity);
    const notes = [own, ...((await worker.finish(ledger)) ?? [])];
    expect(notes.flatMap(({ hits }) => hits)).toHaveLength(25);
    for (const descriptor of open) closeSync(descriptor);
  });
});
