import type { FileAccess } from "../../targets/file-access.ts";

/** Whether two absolute paths are one file because their last names are equal and their directories are one. */
export type PathComparison = (path: string, other: string) => boolean;

/**
 * Compares directories by device and inode, as rpm does: `/bin/sh` is `/usr/bin/sh` where `/bin` is a link, and is
 * another file where it is not.
 */
export function pathComparison(files: FileAccess): PathComparison {
  const identities = new Map<string, string>();
  const identityOf = (directory: string): string => {
    const known = identities.get(directory);
    if (known !== undefined) return known;
    const seen = files.stat(directory);
    const identity = seen.status === "observed" ? `${seen.value.device}:${seen.value.inode}` : directory;
    identities.set(directory, identity);
    return identity;
  };
  return (path, other) => {
    if (path === other) return true;
    if (baseName(path) !== baseName(other)) return false;
    return identityOf(directoryOf(path)) === identityOf(directoryOf(other));
  };
}

/** The last name of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/")) || "/";
}
