import type { Seen } from "../../../model/observation.ts";
import type { InstalledPackage } from "../../../model/packages.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import { malformedHeader, openRpmDatabase } from "../rpm/open-rpm-database.ts";
import { parseRpmHeader, TAG } from "../rpm/parse-rpm-header.ts";

/** The packages of rpm; `null` where the target has no such database. */
export function rpmPackages(files: FileAccess): Seen<readonly InstalledPackage[]> | null {
  const database = openRpmDatabase(files, "all");
  if (database === null) return null;
  const { headers, path } = database;
  if (headers.status === "unavailable") return headers;
  const packages: InstalledPackage[] = [];
  for (const blob of headers.value) {
    const found = blob === null ? null : packageOf(blob);
    if (found === null) return malformedHeader(path);
    packages.push(found);
  }
  return { status: "observed", value: packages };
}

function packageOf(blob: Buffer): InstalledPackage | null {
  const header = parseRpmHeader(blob);
  if (header === null) return null;
  const [name, version, release] = [TAG.name, TAG.version, TAG.release].map(
    (tag) => header.strings(tag)?.[0],
  );
  const epochs = header.numbers(TAG.epoch);
  if (name === undefined || version === undefined || release === undefined || epochs === null) return null;
  const architecture = header.strings(TAG.architecture)?.[0] ?? "";
  const epoch = epochs[0]?.toString() ?? null;
  return { name, epoch, version, release, architecture, state: "installed" };
}
