import type { FileWish, FilesRequest } from "../../model/files.ts";
import { wholePaths } from "../text-files/whole-paths.ts";
import type { DigestValues } from "./digest-fields.ts";

/** Asks for the digests of the files of a rule, and for the list that they have to stand in. */
export function digestRequests(values: DigestValues): readonly FilesRequest[] {
  const isOpen = values.digests !== null || values.source !== null;
  const wishes: readonly FileWish[] = [
    ...(isOpen || values.md5 !== null ? (["md5"] as const) : []),
    ...(isOpen || values.sha256 !== null ? (["sha256"] as const) : []),
    ...(values.source === null ? [] : (["packaged-digest"] as const)),
  ];
  const files = wholePaths(values).map((path) => ({ kind: "files", path, wishes }) as const);
  return values.digests === null
    ? files
    : [...files, { kind: "files", path: values.digests, wishes: ["content"] }];
}
