import type { FileSearchRequest } from "../../model/file-search.ts";

type Wanted = Pick<FileSearchRequest, "bases" | "test"> & {
  readonly ignore?: readonly string[] | null;
  readonly depth?: FileSearchRequest["depth"];
  readonly contentBytes?: number;
  readonly timeoutSeconds?: number | null;
};

const TIMEOUT_SECONDS = 600;

/** A search through local file systems, for ten minutes unless a rule says otherwise. */
export function requestSearch(wanted: Wanted): FileSearchRequest {
  const { bases, test, ignore, depth, contentBytes, timeoutSeconds } = wanted;
  return {
    kind: "file-search",
    bases,
    test,
    ignore: ignore ?? [],
    depth: depth ?? { least: 0, most: null },
    fileSystems: "local",
    contentBytes: contentBytes ?? null,
    timeoutSeconds: timeoutSeconds ?? TIMEOUT_SECONDS,
  };
}
