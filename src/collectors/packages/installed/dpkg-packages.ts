import type { Seen } from "../../../model/observation.ts";
import type { InstalledPackage } from "../../../model/packages.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import { parseDpkgStatus } from "./parse-dpkg-status.ts";

const STATUS = "/var/lib/dpkg/status";
/** Images without a package manager keep one file for each package. */
const FOLDER = "/var/lib/dpkg/status.d";
const LIMIT = 256 << 20;
const MOST_FILES = 10_000;

/** The packages of dpkg; `null` where the target has no such database. */
export function dpkgPackages(files: FileAccess): Seen<readonly InstalledPackage[]> | null {
  const places = [wholeFile(files), singleFiles(files)].filter((place) => place !== null);
  const texts: string[] = [];
  for (const place of places) {
    if (place.status === "unavailable") return place;
    texts.push(...place.value);
  }
  return places.length === 0 ? null : packagesIn(texts);
}

function packagesIn(texts: readonly string[]): Seen<readonly InstalledPackage[]> {
  const parsed = texts.map(parseDpkgStatus);
  if (parsed.includes(null)) return malformed();
  return { status: "observed", value: parsed.flatMap((found) => found ?? []) };
}

function wholeFile(files: FileAccess): Seen<readonly string[]> | null {
  const status = files.readText(STATUS, LIMIT);
  if (status.status === "observed") return { status: "observed", value: [status.value] };
  return status.reason === "missing-source" ? null : status;
}

function singleFiles(files: FileAccess): Seen<readonly string[]> | null {
  const names = files.list(FOLDER);
  if (names.status === "unavailable") return names.reason === "missing-source" ? null : names;
  const own = names.value.filter((one) => !one.endsWith(".md5sums"));
  if (own.length > MOST_FILES) return TOO_MANY;
  const texts: string[] = [];
  for (const name of own) {
    const text = files.readText(`${FOLDER}/${name}`, LIMIT);
    if (text.status === "unavailable") return text;
    texts.push(text.value);
  }
  return { status: "observed", value: texts };
}

const TOO_MANY = {
  status: "unavailable",
  reason: "truncated-output",
  detail: `There are more than ${MOST_FILES} files in ${FOLDER}.`,
} as const;

function malformed(): Seen<never> {
  const detail = `${STATUS} is not made of stanzas with a package and its version.`;
  return { status: "unavailable", reason: "malformed-output", detail };
}
