import type { FoundFile } from "../../model/files.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { octal } from "../wording/octal.ts";
import type { DifferingFile } from "./sort-seen-files.ts";

const MOST = 100;

/** A file in a line: `/etc/passwd: root:root 0644`. */
export function foundFile({ path, owner, group, uid, gid, mode }: FoundFile): FoundItem {
  return { text: `${path}: ${owner ?? uid}:${group ?? gid} ${octal(mode)}` };
}

/** What a file has in the place of what the rule wants, in a line. */
export function differingFile({ file, differences }: DifferingFile): FoundItem {
  return { text: `${file.path}: ${differences.join("; ")}` };
}

/** The first items, and how many more there are. */
export function fewItems(items: readonly FoundItem[]): readonly FoundItem[] {
  if (items.length <= MOST) return items;
  return [...items.slice(0, MOST), { text: `${items.length - MOST} more files` }];
}
