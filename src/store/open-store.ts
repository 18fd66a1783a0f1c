import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { DAMAGED, storeFault } from "./store-fault.ts";
import { APPLICATION_ID, LATER_TABLES, STATE_VERSION, TABLES } from "./tables.ts";
import { WatchStore } from "./watch-store.ts";

/** A store, or a sentence why there is none. */
export type OpenedStore =
  | { readonly status: "opened"; readonly store: WatchStore }
  | { readonly status: "refused"; readonly message: string };

/** Who opens it: the one process that watches, or one that only adds what somebody says meanwhile. */
export type StoreUser = "watch" | "visitor";

/** The file beside a state file that is locked as long as somebody watches. Empty. */
export function lockOf(path: string): string {
  return `${path}-lock`;
}

/**
 * Opens the state file, or makes it. The file and its lock must already be there, or their folder be writable by nobody
 * else: whoever calls makes them with mode 0600. One process at a time watches by it. Never throws for what is wrong
 * with the file.
 */
export function openStore(path: string, user: StoreUser = "watch"): OpenedStore {
  const held: DatabaseSync[] = [];
  const open = (name: string) => {
    const database = new DatabaseSync(name, { timeout: LOCK_MS });
    held.push(database);
    return database;
  };
  try {
    if (user === "watch") open(lockOf(path)).exec("BEGIN EXCLUSIVE");
    const database = open(path);
    const message = prepare(database);
    if (message === null) return { status: "opened", store: new WatchStore(database, held) };
    closeAll(held);
    return { status: "refused", message: `${path}: ${message}` };
  } catch (fault) {
    closeAll(held);
    return { status: "refused", message: `${path}: ${storeFault(fault) ?? String(fault)}` };
  }
}

function closeAll(held: readonly DatabaseSync[]): void {
  for (const database of held) database.close();
}

/** How long another process that holds the file is waited for. */
const LOCK_MS = 2000;

/** Makes a file ready for use; what forbids to use it otherwise. */
function prepare(database: DatabaseSync): string | null {
  database.exec("PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;");
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
  database.exec(LATER_TABLES);
  return null;
}

function create(database: DatabaseSync): void {
  database.exec(`BEGIN IMMEDIATE; ${TABLES}
    PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${STATE_VERSION};`);
  database.prepare("INSERT INTO identity (id) VALUES (?)").run(randomUUID());
  database.exec("COMMIT");
}
