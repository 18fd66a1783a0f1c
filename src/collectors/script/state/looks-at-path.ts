import type { Look, LookKind } from "./look.ts";
import { isGlob } from "./shell-word.ts";

/** What to show of the files that a path stands for, beside their entries. */
export interface PathWish {
  readonly path: string;
  readonly kinds: readonly LookKind[];
  /** Most bytes of a content. */
  readonly limit: number;
}

/**
 * Everything that has to be shown to know what a path stands for: the folders in which a glob is looked up, and their
 * entries. A path that begins nowhere, or that no system can have, is not looked at.
 */
export function looksAtPath({ path, kinds, limit }: PathWish): readonly Look[] {
  const [, user, rest] = /^~([^/]*)(.*)$/s.exec(path) ?? [];
  const place = user === undefined ? {} : { homesOf: user };
  const whole = rest ?? path;
  if ((user === undefined && !whole.startsWith("/")) || path.includes("\0")) return [];
  const parts = whole.split("/").filter((part) => part !== "");
  const folders = parts.flatMap((part, index) => (isGlob(part) ? [parts.slice(0, index)] : []));
  return [
    ...folders.flatMap((folder): readonly Look[] => [
      { kind: "entry", ...place, ...entryOf(folder) },
      { kind: "list", ...place, path: pathOf(folder) },
    ]),
    { kind: "entry", ...place, ...entryOf(parts) },
    ...kinds.map((kind): Look => ({ kind, ...place, path: pathOf(parts), ...limitOf(kind, limit) })),
  ];
}

/** Of a file that our own collectors name, such as the database of packages. */
const MOST_OF_A_SOURCE = 16 << 20;

/** The same for a file that our own collectors read. */
export function looksAtSource(path: string): readonly Look[] {
  return looksAtPath({ path, kinds: ["content"], limit: MOST_OF_A_SOURCE });
}

/** The same where nothing in the files is asked for. */
export function looksAtEntry(path: string): readonly Look[] {
  return looksAtPath({ path, kinds: [], limit: 0 });
}

function entryOf(parts: readonly string[]): Pick<Look, "path" | "tail"> {
  const last = parts.findLastIndex(isGlob);
  if (last === -1 || last === parts.length - 1) return { path: pathOf(parts) };
  return { path: pathOf(parts.slice(0, last + 1)), tail: pathOf(parts.slice(last + 1)) };
}

function pathOf(parts: readonly string[]): string {
  return `/${parts.join("/")}`;
}

function limitOf(kind: LookKind, limit: number): Pick<Look, "limit"> {
  return kind === "content" ? { limit } : {};
}
