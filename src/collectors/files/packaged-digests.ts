import type { PackagedDigest } from "../../model/files.ts";
import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { findPackagedFiles } from "../packages/find-packaged-files.ts";
import type { PackagedFile, RecordedDigest } from "../packages/packaged-file.ts";
import { endOfLinks } from "./end-of-links.ts";

/** What the database of packages says of the content of a file, by the path that it was found under. */
export type PackagedDigests = ReadonlyMap<string, Seen<PackagedDigest | null>>;

/** Looks all paths up at once: each reading of the database takes long. */
export function packagedDigests(
  files: FileAccess,
  paths: readonly string[],
  find: typeof findPackagedFiles = findPackagedFiles,
): PackagedDigests {
  const ends = new Map(paths.map((path) => [path, endOfLinks(files, path)]));
  const seen = [...new Set(ends.values())].map((end) => [end, files.entry(end, "itself")] as const);
  const known = seen.filter(([, entry]) => entry.status === "observed").map(([end]) => end);
  const unseen = seen.flatMap(([end, entry]) => (entry.status === "observed" ? [] : [[end, entry] as const]));
  const found = new Map([...find(files, known), ...unseen]);
  return new Map(
    [...ends].flatMap(([path, end]) => {
      const file = found.get(end);
      return file === undefined ? [] : [[path, digestOf(file, path)] as const];
    }),
  );
}

function digestOf(file: Seen<PackagedFile | null>, path: string): Seen<PackagedDigest | null> {
  if (file.status === "unavailable") return file;
  if (file.value === null) return { status: "observed", value: null };
  const { name, digest, configuration } = file.value;
  const recorded = configuration ?? digest;
  if (recorded.status === "unavailable") return recorded;
  const role = configuration === null ? "other" : "configuration";
  return withDigest(recorded.value, { package: name, role }, path);
}

function withDigest(
  recorded: RecordedDigest,
  packaged: Pick<PackagedDigest, "package" | "role">,
  path: string,
): Seen<PackagedDigest> {
  const of = `The package ${packaged.package}`;
  if (recorded.kind === "none")
    return { status: "unavailable", reason: "not-recorded", detail: `${of} has no digest of ${path}.` };
  if (recorded.kind === "other") {
    const detail = `${of} has a digest of ${path} that is neither MD5 nor SHA-256.`;
    return { status: "unavailable", reason: "not-supported", detail };
  }
  return { status: "observed", value: { ...packaged, algorithm: recorded.kind, digest: recorded.hex } };
}
