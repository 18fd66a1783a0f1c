import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, it } from "vitest";
import { storeFault } from "../../src/store/store-fault.ts";

const folder = mkdtempSync(join(tmpdir(), "dotaudit-store-fault-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (fault) {
    return fault;
  }
  throw new Error("nothing was thrown");
}

it.each<[string, () => void, string | null]>([
  [
    "that has no room left",
    () => {
      const database = new DatabaseSync(join(folder, "full.db"));
      database.exec("PRAGMA max_page_count = 2; CREATE TABLE t (a)");
      database.prepare("INSERT INTO t VALUES (?)").run("x".repeat(100_000));
    },
    "the disk is full.",
  ],
  [
    "that is none",
    () => {
      writeFileSync(join(folder, "text"), "no database at all ".repeat(100));
      new DatabaseSync(join(folder, "text")).exec("SELECT * FROM sqlite_schema");
    },
    "this is no database.",
  ],
  [
    "with a mistake of ours",
    () => {
      new DatabaseSync(":memory:").exec("SELEC");
    },
    'near "SELEC": syntax error.',
  ],
  [
    "that has nothing to do with it",
    () => {
      throw new TypeError("other");
    },
    null,
  ],
])("a file %s is told in a sentence", (_, work, words) => {
  expect(storeFault(thrownBy(work))).toBe(words);
});
