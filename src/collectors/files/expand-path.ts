import type { EvidenceGap, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { isGlob, nameGlob } from "./name-glob.ts";

/** What a path with globs may stand for, in order; whether a file is there is not yet known of all of them. */
export interface ExpandedPath {
  readonly paths: readonly string[];
  /** What is meant by the end of the path: a glob stands for files, and a slash for a folder. */
  readonly last: "any" | "no-folder" | "folder";
  readonly gaps: readonly EvidenceGap[];
}

/** Names of folders that one path may make us look at, and paths that it may stand for. */
const MOST_NAMES = 100_000;
const MOST_PATHS = 10_000;

interface Expansion {
  readonly files: FileAccess;
  readonly pattern: string;
  readonly gaps: EvidenceGap[];
  names: number;
}

/** Expands the globs of a path, part by part as the shell does, below each of the folders that it begins in. */
export function expandPath(files: FileAccess, bases: readonly string[], pattern: string): ExpandedPath {
  const parts = pattern.split("/").filter((part) => part !== "");
  const expansion: Expansion = { files, pattern, gaps: [], names: 0 };
  let paths = [...new Set(bases.map((base) => base.replace(/\/+$/, "")))];
  for (const part of parts) {
    paths = isGlob(part) ? matchesBelow(expansion, paths, part) : paths.map((folder) => `${folder}/${part}`);
  }
  return {
    paths: paths.map((path) => (path === "" ? "/" : path)).sort(),
    last: lastOf(pattern, parts),
    gaps: expansion.gaps,
  };
}

function lastOf(pattern: string, parts: readonly string[]): ExpandedPath["last"] {
  if (pattern.endsWith("/")) return "folder";
  return isGlob(parts.at(-1) ?? "") ? "no-folder" : "any";
}

function matchesBelow(expansion: Expansion, folders: readonly string[], part: string): string[] {
  const isMeant = nameGlob(part);
  const found: string[] = [];
  for (const folder of folders) {
    const names = namesIn(expansion, folder);
    for (const name of names) if (isMeant(name)) found.push(`${folder}/${name}`);
    if (expansion.names > MOST_NAMES)
      return tooMany(expansion, found, `looks at more than ${MOST_NAMES} names`);
    if (found.length > MOST_PATHS)
      return tooMany(expansion, found, `stands for more than ${MOST_PATHS} files`);
  }
  return found;
}

function tooMany({ pattern, gaps }: Expansion, found: readonly string[], words: string): string[] {
  gaps.push({ reason: "truncated-output", detail: `${pattern} ${words}: the others were not looked at.` });
  return found.slice(0, MOST_PATHS);
}

/** A folder that is not there, or is none, has no names. */
function namesIn(expansion: Expansion, folder: string): readonly string[] {
  const names = listOf(expansion.files, folder === "" ? "/" : folder);
  if (names.status === "observed") {
    expansion.names += names.value.length;
    return names.value;
  }
  if (names.reason !== "missing-source") expansion.gaps.push({ reason: names.reason, detail: names.detail });
  return [];
}

function listOf(files: FileAccess, folder: string): Seen<readonly string[]> {
  const entry = files.entry(folder, "followed");
  if (entry.status === "unavailable" && entry.reason === "missing-source") return entry;
  const isNone = entry.status === "observed" && entry.value.type !== "directory";
  return isNone ? { status: "observed", value: [] } : files.list(folder);
}
