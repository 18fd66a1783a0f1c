import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, describe, expect, it } from "vitest";
import type { AlertGroup } from "../../src/model/alert.ts";
import { openStore } from "../../src/store/open-store.ts";
import { OutboxTable } from "../../src/store/outbox-table.ts";
import type { RunRecord, WatchStore } from "../../src/store/watch-store.ts";
import { NO_MEMORY } from "../../src/watch/state/watch-memory.ts";

const folder = mkdtempSync(join(tmpdir(), "dotaudit-store-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let files = 0;
function fresh(): string {
  files += 1;
  return join(folder, `${files}.db`);
}

function opened(path: string): WatchStore {
  const store = openStore(path);
  if (store.status === "refused") throw new Error(store.message);
  return store.store;
}

const group: AlertGroup = { id: "g", watch: "w", at: "2026-01-01", watcher: "h", alerts: [], heldBack: 1 };

function recordOf(run: number, parts: Partial<RunRecord> = {}): RunRecord {
  const memory = { ...NO_MEMORY, heldBack: run };
  const seen = new Map([["a", `seen ${run}`]]);
  return { watch: "w", run, endedAt: run, memory, seen, targets: ["a", "b"], outgoing: [], ...parts };
}

describe("the state file", () => {
  it("knows nothing at first, and afterwards what the last run left, also when it is opened again", () => {
    const path = fresh();
    const first = opened(path);
    expect(first.load("w")).toEqual({ run: 0, memory: NO_MEMORY });
    expect(first.lastSeen("w", "a")).toBeNull();
    first.commit(recordOf(1, { outgoing: [{ receiver: "mail", group }] }));
    first.commit(recordOf(2, { seen: new Map() }));
    const { identity } = first;
    first.close();
    const again = opened(path);
    expect(again.identity).toBe(identity);
    expect(again.load("w")).toEqual({ run: 2, memory: { ...NO_MEMORY, heldBack: 2 } });
    expect(again.load("other").run).toBe(0);
    expect(again.lastSeen("w", "a")).toBe("seen 1");
    expect(new OutboxTable(again.database).take("mail")).toMatchObject({ group, queuedAt: 1 });
    again.close();
  });

  it("forgets targets that are not watched any more, and only those of the watch", () => {
    const store = opened(fresh());
    store.commit(recordOf(1));
    store.commit(recordOf(1, { watch: "v" }));
    store.commit(recordOf(2, { seen: new Map([["b", "x"]]), targets: ["b"] }));
    expect([store.lastSeen("w", "a"), store.lastSeen("w", "b"), store.lastSeen("v", "a")]).toEqual([
      null,
      "x",
      "seen 1",
    ]);
    store.close();
  });

  it("keeps nothing of a run that cannot be kept whole", () => {
    const store = opened(fresh());
    store.commit(recordOf(1));
    const broken = { receiver: "mail", group: { ...group, heldBack: 1n as unknown as number } };
    expect(() => {
      store.commit(recordOf(2, { outgoing: [broken] }));
    }).toThrow("BigInt");
    expect(store.load("w").run).toBe(1);
    expect(store.lastSeen("w", "a")).toBe("seen 1");
    store.commit(recordOf(2));
    expect(store.load("w").run).toBe(2);
    store.close();
  });
});

describe("a state file that cannot be used", () => {
  it("is refused while another process holds it", async () => {
    const path = fresh();
    opened(path).close();
    const code = `import { openStore } from ${JSON.stringify(new URL("../../src/store/open-store.ts", import.meta.url).pathname)};
      console.log(openStore(${JSON.stringify(path)}).status); setInterval(() => 0, 1000);`;
    const other = spawn(process.execPath, ["--input-type=module", "-e", code], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    try {
      const [said] = (await once(other.stdout, "data")) as [Buffer];
      expect(said.toString()).toBe("opened\n");
      expect(openStore(path)).toMatchObject({
        message: expect.stringContaining("another process holds it") as string,
      });
    } finally {
      other.kill("SIGKILL");
      await once(other, "close");
    }
    opened(path).close();
  });

  it.each<[string, (path: string) => void, string]>([
    [
      "of a newer version",
      (path) => {
        opened(path).close();
        alter(path, "PRAGMA user_version = 99");
      },
      "newer version of this program (state 99, known is 1)",
    ],
    [
      "of another program",
      (path) => {
        alter(path, "CREATE TABLE cats (name)");
      },
      "database of another program",
    ],
    [
      "that is no database",
      (path) => {
        writeFileSync(path, "not a database, whatever its name says\n".repeat(100));
      },
      "no database",
    ],
    ["that is damaged", damage, "damaged"],
    ["in a folder that is not there", () => undefined, "cannot be opened or made"],
  ])("%s is refused, and left as it is", (what, prepare, message) => {
    const path = what.includes("folder") ? join(folder, "nowhere/x.db") : fresh();
    prepare(path);
    const before = what.includes("folder") ? "" : readFileSync(path, "base64");
    const refused = openStore(path);
    expect(refused.status === "refused" ? refused.message : "opened").toContain(message);
    if (before !== "") expect(readFileSync(path, "base64")).toBe(before);
  });
});

function alter(path: string, sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

/** Overwrites the middle of a file that has something in it. */
function damage(path: string): void {
  const store = opened(path);
  store.commit(recordOf(1, { seen: new Map([["a", "x".repeat(100_000)]]) }));
  store.close();
  execFileSync("dd", ["if=/dev/urandom", `of=${path}`, "bs=4096", "seek=2", "count=6", "conv=notrunc"], {
    stdio: "ignore",
  });
}
