import type { NamedEntry } from "../../model/file-entry.ts";
import type { FoundItem } from "../../model/verdict.ts";
import { octal } from "../wording/octal.ts";

/** Owner and permissions as Nessus shows them below a path. */
export function describedFile({ owner, uid, group, gid, mode }: NamedEntry): string {
  return `owner: ${owner ?? uid}, group: ${group ?? gid}, permissions: ${octal(mode)}`;
}

const MOST_ITEMS = 100;

/** Found files in short items, a hundred at most. */
export function itemsOfFiles(files: readonly NamedEntry[]): readonly FoundItem[] {
  const items = files.slice(0, MOST_ITEMS).map((file) => ({ text: `${file.path} (${describedFile(file)})` }));
  const rest = files.length - items.length;
  return rest > 0 ? [...items, { text: `${rest} more files` }] : items;
}
