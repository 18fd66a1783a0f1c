import type { Seen } from "../../model/observation.ts";
import type { OwningPackage } from "../../model/process.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { findPackagedFiles } from "./find-packaged-files.ts";
import { integrityOf, worstIntegrity } from "./package-integrity.ts";
import type { PackageSubject } from "./package-integrity.ts";
import type { PackagedFile } from "./packaged-file.ts";

/**
 * The package that owns each path, from the package databases read as files: no program of the target is run.
 * `null` means that every database was read and none has the path. Subjects with one path share one answer, which
 * carries the worst integrity of them.
 */
export function findOwningPackages(
  files: FileAccess,
  subjects: readonly PackageSubject[],
): ReadonlyMap<string, Seen<OwningPackage | null>> {
  const byPath = Map.groupBy(subjects, (subject) => subject.path);
  const found = findPackagedFiles(files, [...byPath.keys()]);
  return new Map([...found].map(([path, file]) => [path, ownerOf(file, byPath.get(path) ?? [])]));
}

function ownerOf(
  file: Seen<PackagedFile | null>,
  subjects: readonly PackageSubject[],
): Seen<OwningPackage | null> {
  if (file.status === "unavailable") return file;
  return { status: "observed", value: file.value === null ? null : packageOf(file.value, subjects) };
}

function packageOf(file: PackagedFile, subjects: readonly PackageSubject[]): OwningPackage {
  const { name, version, manager, digest } = file;
  const integrity = worstIntegrity(subjects.map((subject) => integrityOf(digest, subject)));
  return { name, version, manager, integrity };
}
