import type { FileWish, FilesRequest } from "../../model/files.ts";
import { wholePaths } from "../text-files/whole-paths.ts";
import type { FileValues } from "./file-fields.ts";

/** Asks for every file that a rule about files is about, with what it tests of them. */
export function fileRequests(values: FileValues): readonly FilesRequest[] {
  const wishes: readonly FileWish[] = [
    ...(values.md5 === null ? [] : (["md5"] as const)),
    ...(values.attr === null ? [] : (["attributes"] as const)),
  ];
  return wholePaths(values).map((path) => ({ kind: "files", path, wishes }));
}
