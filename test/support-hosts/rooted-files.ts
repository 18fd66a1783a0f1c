import { localFiles } from "../../src/targets/local/local-files.ts";
import type { FileAccess } from "../../src/targets/file-access.ts";
import { rootedWalk } from "./rooted-walk.ts";

/** The files below a folder, as if the folder were the root of a machine. */
export function rootedFiles(root: string): FileAccess {
  const files = localFiles();
  return {
    readText: (path, limit) => files.readText(root + path, limit),
    readRecord: (path) => files.readRecord(root + path),
    readBytes: (path, limit) => files.readBytes(root + path, limit),
    readChunks: (path, onChunk) => files.readChunks(root + path, onChunk),
    readLink: (path) => files.readLink(root + path),
    list: (path) => files.list(root + path),
    stat: (path) => files.stat(root + path),
    entry: (path, last) => files.entry(root + path, last),
    walk: rootedWalk(files, root),
    digest: (path, algorithms, deadline) => files.digest(root + path, algorithms, deadline),
  };
}
