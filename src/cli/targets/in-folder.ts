import { isAbsolute, join } from "node:path";
import { targetKinds } from "./index.ts";

/** A path that is written in a file of this folder. */
export function inFolder(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

/** A target that is written in a file: a kind of which the word is a path reads it from the folder of the file. */
export function targetInFolder(folder: string, text: string): string {
  const kind = targetKinds.find(({ prefix, word }) => word === "path" && text.startsWith(prefix));
  const path = text.slice(kind?.prefix.length ?? 0);
  return kind === undefined || path === "" ? text : kind.prefix + inFolder(folder, path);
}
