import type { PackagedFile } from "../packaged-file.ts";
import { baseName } from "../path-comparison.ts";
import type { PathComparison } from "../path-comparison.ts";
import { TAG } from "./parse-rpm-header.ts";
import type { RpmHeader } from "./parse-rpm-header.ts";
import { rpmDigests } from "./rpm-digests.ts";

/** States of a file that stands on the disk for this package: normal, on a shared file system, none kept. */
export const INSTALLED_STATES: readonly number[] = [0, 3, 255];

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

function recordedDigests(header: RpmHeader, index: number, path: string): Recorded {
  const [flags, digests] = [header.numbers(TAG.fileFlags), header.strings(TAG.fileDigests)];
  const algorithms = header.numbers(TAG.digestAlgorithm);
  const hex = digests === null || algorithms === null ? null : (digests[index] ?? "");
  const flag = flags === null ? null : (flags[index] ?? 0);
  return rpmDigests({ flags: flag, hex, algorithm: algorithms?.[0] }, path);
}
