import type { DatabaseSync } from "node:sqlite";
import type { Seen } from "../../../model/observation.ts";
import { loadLate } from "../../../support/load-late.ts";

const FIRST_BYTES = Buffer.from("SQLite format 3\0", "latin1");
/** Bytes 18 and 19 of a database say `2` for a write-ahead log, which a database in memory cannot have. */
const [WRITE_VERSION, READ_VERSION, ROLLBACK_JOURNAL] = [18, 19, 1];
const MOST_PACKAGES = 100_000;

/** The headers of packages that install a file with one of these names, or of all packages. */
export type WantedHeaders = readonly string[] | "all";

/**
 * The wanted headers of an `rpmdb.sqlite`. SQLite works on the bytes in memory: it
 * opens, locks and writes no file. It is loaded on first use; it needs `DatabaseSync.deserialize` of Node 24.16.
 */
export function readSqliteHeaders(bytes: Buffer, wanted: WantedHeaders): Seen<readonly Buffer[]> {
  if (!bytes.subarray(0, FIRST_BYTES.length).equals(FIRST_BYTES)) return malformed("it has no SQLite header");
  bytes[WRITE_VERSION] = bytes[READ_VERSION] = ROLLBACK_JOURNAL;
  const { DatabaseSync: Database } = loadLate("node:sqlite") as typeof import("node:sqlite");
  const database = new Database(":memory:", { defensive: true, allowExtension: false });
  try {
    database.deserialize(bytes);
    return headersIn(database, wanted);
  } catch (fault) {
    return malformed(fault instanceof Error ? fault.message : String(fault));
  } finally {
    database.close();
  }
}

function headersIn(database: DatabaseSync, wanted: WantedHeaders): Seen<readonly Buffer[]> {
  if (!hasPlainTables(database)) return malformed("it has no plain tables Packages and Basenames");
  const blobs = wanted === "all" ? allBlobs(database) : blobsOf(database, wanted);
  if (blobs.length > MOST_PACKAGES) return malformed(`it has more than ${MOST_PACKAGES} packages`);
  if (!blobs.every((blob) => blob instanceof Uint8Array)) return malformed("a package has no header");
  return {
    status: "observed",
    value: blobs.map((blob) => Buffer.from(blob.buffer, blob.byteOffset, blob.length)),
  };
}

function allBlobs(database: DatabaseSync): readonly unknown[] {
  const rows = database.prepare(`SELECT blob FROM Packages ORDER BY hnum LIMIT ${MOST_PACKAGES + 1}`).all();
  return rows.map((row) => row.blob);
}

function blobsOf(database: DatabaseSync, baseNames: readonly string[]): readonly unknown[] {
  const numbers = database.prepare(
    `SELECT DISTINCT hnum FROM Basenames WHERE key = ? LIMIT ${MOST_PACKAGES}`,
  );
  const header = database.prepare("SELECT blob FROM Packages WHERE hnum = ?");
  const hnums = new Set(baseNames.flatMap((name) => numbers.all(name).map((row) => Number(row.hnum))));
  return [...hnums].map((number) => header.get(number)?.blob);
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
