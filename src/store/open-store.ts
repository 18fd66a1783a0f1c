import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { APPLICATION_ID, STATE_VERSION, TABLES } from "./tables.ts";
import { WatchStore } from "./watch-store.ts";

/** A store, or a sentence why there is none. */
export type OpenedStore =
  | { readonly status: "opened"; readonly store: WatchStore }
  | { readonly status: "refused"; readonly message: string };

/**
 * Opens the state file, or makes it. The file must already be there, or its folder be writable by nobody else: whoever
 * calls makes it with mode 0600. One process at a time holds it. Never throws for what is wrong with the file.
 */
export function openStore(path: string): OpenedStore {
  let database: DatabaseSync | null = null;
  try {
    database = new DatabaseSync(path, { timeout: LOCK_MS });
    const message = prepare(database);
    if (message === null) return { status: "opened", store: new WatchStore(database) };
    database.close();
    return { status: "refused", message: `${path}: ${message}` };
  } catch (fault) {
    database?.close();
    return { status: "refused", message: `${path}: ${wordsOf(fault)}` };
  }
}

/** How long another process that holds the file is waited for. */
const LOCK_MS = 2000;

/** Makes a file ready for use; what forbids to use it otherwise. */
function prepare(database: DatabaseSync): string | null {
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
  const [{ version, application, tables }] = database
    .prepare(
      "SELECT user_version AS version, application_id AS application, (SELECT count(*) FROM sqlite_schema) AS tables FROM pragma_user_version, pragma_application_id",
    )
    .all() as unknown as readonly [{ version: number; application: number; tables: number }];
  if (tables > 0 && application !== APPLICATION_ID) return "this is the database of another program.";
  if (version > STATE_VERSION)
    return `it was written by a newer version of this program (state ${version}, known is ${STATE_VERSION}).`;
  const [check] = database.prepare("PRAGMA quick_check(1)").all();
  if (check?.quick_check !== "ok") return DAMAGED;
  database.exec("PRAGMA journal_mode = WAL");
  if (tables === 0) create(database);
  return null;
}

function create(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; ${TABLES}
    PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STATE_VERSION};`);
  database.prepare("INSERT INTO identity (id) VALUES (?)").run(randomUUID());
  database.exec("COMMIT");
}

const DAMAGED =
  "the file is damaged. Move it away to begin anew; what it knows of open alerts is then forgotten.";

/** Numbers of SQLite (https://sqlite.org/rescode.html), without their upper bytes. */
const WORDS: Readonly<Record<number, string>> = {
  5: "another process holds it: is another audit watch running?",
  6: "another process holds it: is another audit watch running?",
  8: "it may not be written.",
  11: DAMAGED,
  13: "the disk is full.",
  14: "it cannot be opened or made.",
  26: "this is no database.",
};

function wordsOf(fault: unknown): string {
  const number = fault instanceof Error && "errcode" in fault ? Number(fault.errcode) & 0xff : 0;
  return WORDS[number] ?? (fault instanceof Error ? fault.message : String(fault));
}
