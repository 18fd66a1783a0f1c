import type { Seen } from "../../model/observation.ts";
import type { OwningPackage } from "../../model/process.ts";
import type { FileAccess } from "../../targets/target.ts";
import { findInDpkg } from "./dpkg/find-in-dpkg.ts";
import { integrityOf, worstIntegrity } from "./package-integrity.ts";
import type { PackageSubject } from "./package-integrity.ts";
import type { DatabaseAnswer, PackagedFile } from "./packaged-file.ts";
import { findInRpm } from "./rpm/find-in-rpm.ts";

const DATABASES = [findInDpkg, findInRpm] as const;

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
  if (byPath.size === 0) return new Map();
  const paths = [...byPath.keys()];
  const answers = DATABASES.map((find) => find(files, paths)).filter((answer) => answer !== null);
  return new Map([...byPath].map(([path, group]) => [path, ownerOf(path, answers, group)]));
}

function ownerOf(
  path: string,
  answers: readonly DatabaseAnswer[],
  subjects: readonly PackageSubject[],
): Seen<OwningPackage | null> {
  if (answers.length === 0)
    return { status: "unavailable", reason: "missing-source", detail: "There is no dpkg or rpm database." };
  const found = answers.map((answer) => answer.found.get(path)).filter((file) => file !== undefined);
  const best = found.find((file) => file.status === "observed") ?? found[0];
  if (best !== undefined)
    return best.status === "observed" ? { status: "observed", value: packageOf(best.value, subjects) } : best;
  const unread = answers.map((answer) => answer.unread).find((fault) => fault !== null);
  return unread ?? { status: "observed", value: null };
}

function packageOf(file: PackagedFile, subjects: readonly PackageSubject[]): OwningPackage {
  const { name, version, manager, digest } = file;
  const integrity = worstIntegrity(subjects.map((subject) => integrityOf(digest, subject)));
  return { name, version, manager, integrity };
}
