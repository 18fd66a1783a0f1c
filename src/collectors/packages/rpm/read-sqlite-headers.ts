import type { DatabaseSync } from "node:sqlite";
import type { Seen } from "../../../model/observation.ts";
import { loadLate } from "../../../support/load-late.ts";

const FIRST_BYTES = Buffer.from("SQLite format 3\0", "latin1");
/** Bytes 18 and 19 of a database say `2` for a write-ahead log, which a database in memory cannot have. */
const [WRITE_VERSION, READ_VERSION, ROLLBACK_JOURNAL] = [18, 19, 1];
const MOST_PACKAGES = 100_000;

/**
 * The headers of an `rpmdb.sqlite` that list a file with one of the names. SQLite works on the bytes in memory: it
 * opens, locks and writes no file. It is loaded on first use; it needs `DatabaseSync.deserialize` of Node 24.16.
 */
export function readSqliteHeaders(bytes: Buffer, baseNames: readonly string[]): Seen<readonly Buffer[]> {
  if (!bytes.subarray(0, FIRST_BYTES.length).equals(FIRST_BYTES)) return malformed("it has no SQLite header");
  bytes[WRITE_VERSION] = bytes[READ_VERSION] = ROLLBACK_JOURNAL;
  const { DatabaseSync: Database } = loadLate("node:sqlite") as typeof import("node:sqlite");
  const database = new Database(":memory:", { defensive: true, allowExtension: false });
  try {
    database.deserialize(bytes);
    return headersIn(database, baseNames);
  } catch (fault) {
    return malformed(fault instanceof Error ? fault.message : String(fault));
  } finally {
    database.close();
  }
}

function headersIn(database: DatabaseSync, baseNames: readonly string[]): Seen<readonly Buffer[]> {
  if (!hasPlainTables(database)) return malformed("it has no plain tables Packages and Basenames");
  const numbers = database.prepare(
    `SELECT DISTINCT hnum FROM Basenames WHERE key = ? LIMIT ${MOST_PACKAGES}`,
  );
  const header = database.prepare("SELECT blob FROM Packages WHERE hnum = ?");
  const wanted = new Set(baseNames.flatMap((name) => numbers.all(name).map((row) => Number(row.hnum))));
  const blobs = [...wanted].map((number) => header.get(number)?.blob);
  if (!blobs.every((blob) => blob instanceof Uint8Array)) return malformed("a package has no header");
  return {
    status: "observed",
    value: blobs.map((blob) => Buffer.from(blob.buffer, blob.byteOffset, blob.length)),
  };
}

/** A view, a virtual table or a computed column could run a query of somebody else's without end. */
function hasPlainTables(database: DatabaseSync): boolean {
  const rows = database
    .prepare("SELECT type, sql FROM sqlite_schema WHERE name IN ('Packages', 'Basenames') ORDER BY name")
    .all();
  const isPlain = (sql: string) => /^CREATE TABLE\b/i.test(sql) && !/\b(AS|VIRTUAL|GENERATED)\b/i.test(sql);
  return rows.length === 2 && rows.every((row) => row.type === "table" && isPlain(String(row.sql)));
}

function malformed(problem: string): Seen<readonly Buffer[]> {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `The rpm database cannot be read: ${problem}.`,
  };
}
