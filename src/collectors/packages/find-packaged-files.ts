import type { Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { findInDpkg } from "./dpkg/find-in-dpkg.ts";
import type { DatabaseAnswer, PackagedFile } from "./packaged-file.ts";
import { findInRpm } from "./rpm/find-in-rpm.ts";

const DATABASES = [findInDpkg, findInRpm] as const;

/** What the package databases say of each path; `null` means that every database was read and none has the path. */
export function findPackagedFiles(
  files: FileAccess,
  paths: readonly string[],
): ReadonlyMap<string, Seen<PackagedFile | null>> {
  if (paths.length === 0) return new Map();
  const answers = DATABASES.map((find) => find(files, paths)).filter((answer) => answer !== null);
  return new Map(paths.map((path) => [path, fileAt(path, answers)]));
}

function fileAt(path: string, answers: readonly DatabaseAnswer[]): Seen<PackagedFile | null> {
  if (answers.length === 0)
    return { status: "unavailable", reason: "missing-source", detail: "There is no dpkg or rpm database." };
  const found = answers.map((answer) => answer.found.get(path)).filter((file) => file !== undefined);
  const best = found.find((file) => file.status === "observed") ?? found[0];
  if (best !== undefined) return best;
  const unread = answers.map((answer) => answer.unread).find((fault) => fault !== null);
  return unread ?? { status: "observed", value: null };
}
