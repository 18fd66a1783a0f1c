import type { FileEntry } from "../../model/file-entry.ts";
import type { EvidenceGap, Seen } from "../../model/observation.ts";
import type { FileAccess } from "../../targets/file-access.ts";
import { beginPath } from "./begin-path.ts";
import { expandPath } from "./expand-path.ts";
import type { ExpandedPath } from "./expand-path.ts";

/** A file that a path stands for. */
export interface FoundPath {
  readonly path: string;
  readonly entry: FileEntry;
}

/** The files that a path stands for, and what could not be looked at. */
export interface FoundPaths {
  readonly found: readonly FoundPath[];
  readonly gaps: readonly EvidenceGap[];
}

const MOST_GAPS = 100;

/** Finds the files that a path of a policy stands for. A link is what it leads to, and one that leads nowhere is no file. */
export function findFiles(files: FileAccess, path: string): Seen<FoundPaths> {
  const begun = beginPath(files, path);
  if (begun.status === "unavailable") return begun;
  const expanded = expandPath(files, begun.value.bases, begun.value.rest);
  const gaps = [...expanded.gaps];
  const found: FoundPath[] = [];
  for (const candidate of expanded.paths) {
    const entry = files.entry(candidate, "followed");
    if (entry.status === "unavailable") gaps.push(...gapOf(candidate, entry));
    else if (isMeant(entry.value, expanded.last)) found.push({ path: candidate, entry: entry.value });
  }
  return { status: "observed", value: { found, gaps: fewGaps(gaps) } };
}

/** What is not there is no gap. A name that is listed and cannot be spoken may be there all the same. */
function gapOf(path: string, { reason, detail }: EvidenceGap): readonly EvidenceGap[] {
  if (reason !== "missing-source") return [{ reason, detail }];
  if (!path.includes("\uFFFD")) return [];
  return [{ reason: "not-supported", detail: `${path} has a name that is no UTF-8, and cannot be opened.` }];
}

function isMeant({ type }: FileEntry, last: ExpandedPath["last"]): boolean {
  if (last === "any") return true;
  return (type === "directory") === (last === "folder");
}

function fewGaps(gaps: readonly EvidenceGap[]): readonly EvidenceGap[] {
  if (gaps.length <= MOST_GAPS) return gaps;
  const more = gaps.length - MOST_GAPS + 1;
  const detail = `${more} more paths could not be looked at.`;
  return [...gaps.slice(0, MOST_GAPS - 1), { reason: gaps[MOST_GAPS]?.reason ?? "failed", detail }];
}
