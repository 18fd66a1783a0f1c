import type { Seen, Unavailable } from "../../../model/observation.ts";
import type { FileAccess } from "../../../targets/file-access.ts";
import type { DatabaseAnswer, PackagedFile, RecordedDigest } from "../packaged-file.ts";
import { pathComparison } from "../path-comparison.ts";
import { claimsOn } from "./claims.ts";
import { fieldOf, findStanza } from "./find-stanza.ts";
import { parseConffiles } from "./parse-conffiles.ts";
import { parseDiversions } from "./parse-diversions.ts";
import type { Diversion } from "./parse-diversions.ts";
import { parseMd5sums } from "./parse-md5sums.ts";
import { INFO, searchFileLists } from "./search-file-lists.ts";
import type { Holder } from "./search-file-lists.ts";

const DIVERSIONS = "/var/lib/dpkg/diversions";
const STATUS = "/var/lib/dpkg/status";
const LIMIT = 256 << 20;
const FILE_LIST = /^([a-z0-9][a-z0-9+.-]*(?::[a-z0-9-]+)?)\.list$/i;

/** Looks paths up in dpkg's database; `null` where the target has none. */
export function findInDpkg(files: FileAccess, paths: readonly string[]): DatabaseAnswer | null {
  const names = files.list(INFO);
  if (names.status === "unavailable") return names.reason === "missing-source" ? null : unreadable(names);
  const packageNames = names.value
    .map((name) => FILE_LIST.exec(name)?.[1])
    .filter((name) => name !== undefined);
  if (packageNames.length === 0) return null;
  const diversions = readDiversions(files);
  if (diversions.status === "unavailable") return unreadable(diversions);
  const isSame = pathComparison(files);
  const claims = paths.flatMap((path) => claimsOn(path, diversions.value, isSame));
  const { holders, unread } = searchFileLists(files, packageNames, { claims, isSame });
  return { found: describeAll(files, holders), unread };
}

function unreadable(unread: Unavailable): DatabaseAnswer {
  return { found: new Map(), unread };
}

function readDiversions(files: FileAccess): Seen<readonly Diversion[]> {
  const text = files.readText(DIVERSIONS, LIMIT);
  if (text.status === "unavailable")
    return text.reason === "missing-source" ? { status: "observed", value: [] } : text;
  const diversions = parseDiversions(text.value);
  if (diversions !== null) return { status: "observed", value: diversions };
  return malformed(`${DIVERSIONS} is not made of three lines for each diversion.`);
}

function describeAll(
  files: FileAccess,
  holders: ReadonlyMap<string, Holder>,
): ReadonlyMap<string, Seen<PackagedFile>> {
  if (holders.size === 0) return new Map();
  const status = files.readBytes(STATUS, LIMIT);
  return new Map([...holders].map(([path, holder]) => [path, describe(files, holder, status)]));
}

function describe(files: FileAccess, holder: Holder, status: Seen<Buffer>): Seen<PackagedFile> {
  if (status.status === "unavailable") return status;
  const stanza = findStanza(status.value, holder.packageName);
  const version = stanza === null ? null : fieldOf(stanza, "Version");
  if (stanza === null || version === null)
    return malformed(`${STATUS} has no version of the package ${holder.packageName}.`);
  const name = holder.packageName.split(":")[0] ?? holder.packageName;
  const digest = recordedDigest(files, holder);
  const conffile = parseConffiles(stanza, holder.listed);
  const configuration = conffile === null ? null : ({ status: "observed", value: conffile } as const);
  return { status: "observed", value: { name, version, manager: "dpkg", digest, configuration } };
}

function recordedDigest(files: FileAccess, { packageName, listed }: Holder): Seen<RecordedDigest> {
  const sums = files.readBytes(`${INFO}/${packageName}.md5sums`, LIMIT);
  if (sums.status === "observed") return parseMd5sums(sums.value, listed);
  return sums.reason === "missing-source" ? { status: "observed", value: { kind: "none" } } : sums;
}

function malformed(detail: string): Unavailable {
  return { status: "unavailable", reason: "malformed-output", detail };
}
