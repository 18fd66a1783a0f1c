import type { Digests } from "../../model/process.ts";
import type { FileAccess } from "../../targets/file-access.ts";

/** What was read of the files of one target, by the key of each file. */
export interface KeptFiles {
  readonly content: Map<string, string>;
  readonly digests: Map<string, Partial<Digests>>;
  /** Characters in `content`. */
  size: number;
}

/** Characters that are kept; the evidence of a run has them anyway. */
const MOST_KEPT = 64 << 20;

/** Digests that are kept: a target may be looked at again and again. */
const MOST_DIGESTS = 10_000;

const KEPT = new WeakMap<FileAccess, KeptFiles>();

/** What is kept of a target, for as long as somebody uses it. */
export function keptFilesOf(files: FileAccess): KeptFiles {
  const known = KEPT.get(files);
  if (known !== undefined) return known;
  const kept: KeptFiles = { content: new Map(), digests: new Map(), size: 0 };
  KEPT.set(files, kept);
  return kept;
}

/** Keeps a text; everything older goes where that is too much. */
export function keepContent(kept: KeptFiles, key: string, text: string): void {
  if (kept.size + text.length > MOST_KEPT) {
    kept.content.clear();
    kept.size = 0;
  }
  if (text.length > MOST_KEPT) return;
  kept.content.set(key, text);
  kept.size += text.length;
}

/** Keeps digests of a file. */
export function keepDigests(kept: KeptFiles, key: string, digests: Partial<Digests>): void {
  if (kept.digests.size >= MOST_DIGESTS) kept.digests.clear();
  kept.digests.set(key, digests);
}
