import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/target.ts";
import type { DatabaseAnswer, PackagedFile } from "../packaged-file.ts";
import { baseName, pathComparison } from "../path-comparison.ts";
import type { PathComparison } from "../path-comparison.ts";
import { packagedFilesOf } from "./packaged-files-of.ts";
import { parseBdb } from "./parse-bdb.ts";
import { parseNdb } from "./parse-ndb.ts";
import { parseRpmHeader } from "./parse-rpm-header.ts";
import { readSqliteHeaders } from "./read-sqlite-headers.ts";
import { replayWriteAheadLog } from "./replay-write-ahead-log.ts";

const DIRECTORIES = ["/usr/lib/sysimage/rpm", "/var/lib/rpm"];
/** Bytes of a database, and of all its headers together: headers that overlap would make that endless. */
const LIMIT = 512 << 20;

/** Hands over the headers of a database that may list one of the names; `null` for one that is out of shape. */
type HeaderSource = (
  bytes: Buffer,
  baseNames: readonly string[],
  log: Buffer,
) => Seen<Iterable<Buffer | null>>;

const FORMATS: readonly (readonly [file: string, headers: HeaderSource])[] = [
  ["rpmdb.sqlite", (bytes, names, log) => readSqliteHeaders(replayWriteAheadLog(bytes, log), names)],
  ["Packages.db", (bytes) => ({ status: "observed", value: parseNdb(bytes) })],
  ["Packages", (bytes) => ({ status: "observed", value: parseBdb(bytes) })],
];

/** Looks paths up in the rpm database, whichever of its formats it has; `null` where the target has none. */
export function findInRpm(files: FileAccess, paths: readonly string[]): DatabaseAnswer | null {
  for (const directory of DIRECTORIES)
    for (const [file, source] of FORMATS) {
      const path = `${directory}/${file}`;
      const before = files.stat(path);
      if (before.status === "observed") return findInDatabase(files, { path, source, paths });
      if (before.reason !== "missing-source") return { found: new Map(), unread: before };
    }
  return null;
}

interface Search {
  readonly path: string;
  readonly source: HeaderSource;
  readonly paths: readonly string[];
}

function findInDatabase(files: FileAccess, search: Search): DatabaseAnswer {
  const headers = readHeaders(files, search);
  if (headers.status === "unavailable") return { found: new Map(), unread: headers };
  const find = ownerSearch(search.paths, pathComparison(files));
  const found = new Map<string, Seen<PackagedFile>>();
  let unread: Unavailable | null = null;
  for (const blob of bounded(headers.value)) {
    const owned = blob === null ? null : find(blob);
    if (owned === null) unread ??= malformed(search.path);
    for (const [path, value] of owned ?? []) found.set(path, { status: "observed", value });
  }
  return { found, unread };
}

function* bounded(headers: Iterable<Buffer | null>): Generator<Buffer | null> {
  let budget = LIMIT;
  for (const header of headers) {
    budget -= header?.length ?? 0;
    yield budget < 0 ? null : header;
    if (budget < 0) return;
  }
}

/** Most headers list none of the names: those are not decoded. */
function ownerSearch(paths: readonly string[], isSame: PathComparison) {
  const names = paths.map((path) => Buffer.from(`${baseName(path)}\0`));
  return (blob: Buffer): ReadonlyMap<string, PackagedFile> | null => {
    if (!names.some((name) => blob.includes(name))) return new Map();
    const header = parseRpmHeader(blob);
    return header === null ? null : packagedFilesOf(header, paths, isSame);
  };
}

/** Reads all before anything is parsed: a database that changes meanwhile would be a mixture of two states. */
function readHeaders(files: FileAccess, { path, source, paths }: Search): Seen<Iterable<Buffer | null>> {
  const before = stampOf(files, path);
  const bytes = files.readBytes(path, LIMIT);
  if (bytes.status === "unavailable") return bytes;
  const log = readLog(files, path);
  if (log.status === "unavailable") return log;
  if (stampOf(files, path) !== before) return changed(path);
  return source(bytes.value, paths.map(baseName), log.value);
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

function malformed(path: string): Unavailable {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `${path} holds a header that is out of shape.`,
  };
}
