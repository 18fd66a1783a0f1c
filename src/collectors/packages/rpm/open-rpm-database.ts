import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import { parseBdb } from "./parse-bdb.ts";
import { parseNdb } from "./parse-ndb.ts";
import { readSqliteHeaders } from "./read-sqlite-headers.ts";
import type { WantedHeaders } from "./read-sqlite-headers.ts";
import { replayWriteAheadLog } from "./replay-write-ahead-log.ts";

const DIRECTORIES = ["/usr/lib/sysimage/rpm", "/var/lib/rpm"];
/** Bytes of a database, and of all its headers together: headers that overlap would make that endless. */
const LIMIT = 512 << 20;

/** Hands over the headers of a database that may be wanted; `null` for one that is out of shape. */
type HeaderSource = (bytes: Buffer, wanted: WantedHeaders, log: Buffer) => Seen<Iterable<Buffer | null>>;

const FORMATS: readonly (readonly [file: string, headers: HeaderSource])[] = [
  ["rpmdb.sqlite", (bytes, wanted, log) => readSqliteHeaders(replayWriteAheadLog(bytes, log), wanted)],
  ["Packages.db", (bytes) => ({ status: "observed", value: parseNdb(bytes) })],
  ["Packages", (bytes) => ({ status: "observed", value: parseBdb(bytes) })],
];

/** A database of rpm, and the headers in it that may be wanted; `null` stands for one that is out of shape. */
export interface RpmDatabase {
  readonly path: string;
  readonly headers: Seen<Iterable<Buffer | null>>;
}

/** Opens the rpm database, whichever of its formats it has; `null` where the target has none. */
export function openRpmDatabase(files: FileAccess, wanted: WantedHeaders): RpmDatabase | null {
  for (const directory of DIRECTORIES)
    for (const [file, source] of FORMATS) {
      const path = `${directory}/${file}`;
      const before = files.stat(path);
      if (before.status === "observed")
        return { path, headers: readHeaders(files, { path, source, wanted }) };
      if (before.reason !== "missing-source") return { path, headers: before };
    }
  return null;
}

interface Reading {
  readonly path: string;
  readonly source: HeaderSource;
  readonly wanted: WantedHeaders;
}

/** Reads all before anything is parsed: a database that changes meanwhile would be a mixture of two states. */
function readHeaders(files: FileAccess, { path, source, wanted }: Reading): Seen<Iterable<Buffer | null>> {
  const before = stampOf(files, path);
  const bytes = files.readBytes(path, LIMIT);
  if (bytes.status === "unavailable") return bytes;
  const log = readLog(files, path);
  if (log.status === "unavailable") return log;
  if (stampOf(files, path) !== before) return changed(path);
  const headers = source(bytes.value, wanted, log.value);
  return headers.status === "unavailable" ? headers : { status: "observed", value: bounded(headers.value) };
}

function* bounded(headers: Iterable<Buffer | null>): Generator<Buffer | null> {
  let budget = LIMIT;
  for (const header of headers) {
    budget -= header?.length ?? 0;
    yield budget < 0 ? null : header;
    if (budget < 0) return;
  }
}

function readLog(files: FileAccess, path: string): Seen<Buffer> {
  const log = files.readBytes(`${path}-wal`, LIMIT);
  if (log.status === "unavailable" && log.reason === "missing-source")
    return { status: "observed", value: Buffer.alloc(0) };
  return log;
}

function stampOf(files: FileAccess, path: string): string {
  return [path, `${path}-wal`].map((name) => JSON.stringify(files.stat(name))).join();
}

function changed(path: string): Unavailable {
  return {
    status: "unavailable",
    reason: "vanished",
    detail: `${path} changed while it was read: a package was being installed; run again.`,
  };
}

/** What is said of a database with a header that cannot be read. */
export function malformedHeader(path: string): Unavailable {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `${path} holds a header that is out of shape.`,
  };
}
