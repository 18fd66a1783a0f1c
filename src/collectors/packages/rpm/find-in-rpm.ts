import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import type { DatabaseAnswer, PackagedFile } from "../packaged-file.ts";
import { baseName, pathComparison } from "../path-comparison.ts";
import type { PathComparison } from "../path-comparison.ts";
import { malformedHeader, openRpmDatabase } from "./open-rpm-database.ts";
import type { RpmDatabase } from "./open-rpm-database.ts";
import { packagedFilesOf } from "./packaged-files-of.ts";
import { parseRpmHeader } from "./parse-rpm-header.ts";

/** Looks paths up in the rpm database, whichever of its formats it has; `null` where the target has none. */
export function findInRpm(files: FileAccess, paths: readonly string[]): DatabaseAnswer | null {
  const database = openRpmDatabase(files, paths.map(baseName));
  return database === null ? null : findInDatabase(files, paths, database);
}

function findInDatabase(
  files: FileAccess,
  paths: readonly string[],
  { path: place, headers }: RpmDatabase,
): DatabaseAnswer {
  if (headers.status === "unavailable") return { found: new Map(), unread: headers };
  const find = ownerSearch(paths, pathComparison(files));
  const found = new Map<string, Seen<PackagedFile>>();
  let unread: Unavailable | null = null;
  for (const blob of headers.value) {
    const owned = blob === null ? null : find(blob);
    if (owned === null) unread ??= malformedHeader(place);
    for (const [path, value] of owned ?? []) found.set(path, { status: "observed", value });
  }
  return { found, unread };
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
