import type { Seen } from "../../../model/observation.ts";
import type { PackagedFile, RecordedDigest } from "../packaged-file.ts";
import { baseName } from "../path-comparison.ts";
import type { PathComparison } from "../path-comparison.ts";
import { TAG } from "./parse-rpm-header.ts";
import type { RpmHeader } from "./parse-rpm-header.ts";

const MD5 = 1;
const SHA256 = 8;
/** `%config`: an administrator is meant to change the content. */
const CONFIGURATION = 0b1;
/** `%ghost`: the content is made only on the host. */
const GHOST = 0b100_0000;
/** States of a file that stands on the disk for this package: normal, on a shared file system, none kept. */
const INSTALLED_STATES = [0, 3, 255];

const NONE: Seen<RecordedDigest> = { status: "observed", value: { kind: "none" } };

interface FileTable {
  readonly baseNames: readonly string[];
  readonly directoryNames: readonly string[];
  readonly directoryIndexes: readonly number[];
  readonly states: readonly number[];
}

/** Those of `paths` that a package installs, by path; `null` where its header is out of shape. */
export function packagedFilesOf(
  header: RpmHeader,
  paths: readonly string[],
  isSame: PathComparison,
): ReadonlyMap<string, PackagedFile> | null {
  const table = readFileTable(header);
  const identity = readIdentity(header);
  if (table === null || identity === null) return null;
  const found = new Map<string, PackagedFile>();
  for (const path of paths) {
    const index = indexOf(table, path, isSame);
    if (index !== -1) found.set(path, { ...identity, ...recordedDigests(header, index, path) });
  }
  return found;
}

function readFileTable(header: RpmHeader): FileTable | null {
  const baseNames = header.strings(TAG.baseNames);
  const directoryNames = header.strings(TAG.directoryNames);
  const directoryIndexes = header.numbers(TAG.directoryIndexes);
  const states = header.numbers(TAG.fileStates);
  if (baseNames === null || directoryNames === null || directoryIndexes === null || states === null)
    return null;
  const isWhole =
    directoryIndexes.length === baseNames.length &&
    directoryIndexes.every((index) => index < directoryNames.length);
  return isWhole ? { baseNames, directoryNames, directoryIndexes, states } : null;
}

function readIdentity(header: RpmHeader): Omit<PackagedFile, keyof Recorded> | null {
  const [name] = header.strings(TAG.name) ?? [];
  const [version] = header.strings(TAG.version) ?? [];
  const [release] = header.strings(TAG.release) ?? [];
  const [epoch] = header.numbers(TAG.epoch) ?? [];
  if (name === undefined || version === undefined || release === undefined) return null;
  const prefix = epoch === undefined ? "" : `${epoch}:`;
  return { name, version: `${prefix}${version}-${release}`, manager: "rpm" };
}

function indexOf(table: FileTable, path: string, isSame: PathComparison): number {
  const name = baseName(path);
  return table.baseNames.findIndex((candidate, index) => {
    if (candidate !== name || !INSTALLED_STATES.includes(table.states[index] ?? 0)) return false;
    const directory = table.directoryNames[table.directoryIndexes[index] ?? 0] ?? "";
    return isSame(`${directory}${candidate}`, path);
  });
}

type Recorded = Pick<PackagedFile, "digest" | "configuration">;

/** The content of a configuration file is not the package's to say. */
function recordedDigests(header: RpmHeader, index: number, path: string): Recorded {
  const flags = header.numbers(TAG.fileFlags);
  const digest = flags === null ? malformed(path) : recordedDigest(header, index, path);
  const flag = flags?.[index] ?? 0;
  if ((flag & GHOST) !== 0) return { digest: NONE, configuration: null };
  return (flag & CONFIGURATION) === 0
    ? { digest, configuration: null }
    : { digest: NONE, configuration: digest };
}

function recordedDigest(header: RpmHeader, index: number, path: string): Seen<RecordedDigest> {
  const digests = header.strings(TAG.fileDigests);
  const algorithms = header.numbers(TAG.digestAlgorithm);
  if (digests === null || algorithms === null) return malformed(path);
  const hex = (digests[index] ?? "").toLowerCase();
  return hex === "" ? NONE : (digestOf(hex, algorithms[0] ?? MD5) ?? malformed(path));
}

function digestOf(hex: string, algorithm: number): Seen<RecordedDigest> | null {
  if (algorithm !== MD5 && algorithm !== SHA256)
    return { status: "observed", value: { kind: "other", algorithm } };
  const kind = algorithm === MD5 ? "md5" : "sha256";
  const shape = kind === "md5" ? /^[0-9a-f]{32}$/ : /^[0-9a-f]{64}$/;
  return shape.test(hex) ? { status: "observed", value: { kind, hex } } : null;
}

function malformed(path: string): Seen<RecordedDigest> {
  return {
    status: "unavailable",
    reason: "malformed-output",
    detail: `The digest that the rpm database has for ${path} is out of shape.`,
  };
}
