import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import { localFiles } from "../../../src/targets/local/local-files.ts";
import { rootedWalk } from "../../support-hosts/rooted-walk.ts";

/** A folder that stands for the root of a file system. */
export interface ScratchRoot {
  readonly folder: string;
  readonly files: FileAccess;
  readonly write: (path: string, content: string | Buffer) => void;
  readonly remove: () => void;
}

/** An empty root, with files read as if the process had changed into it. */
export function scratchRoot(): ScratchRoot {
  const folder = mkdtempSync(join(tmpdir(), "root-"));
  const files = localFiles();
  return {
    folder,
    files: {
      readText: (path, limit) => files.readText(join(folder, path), limit),
      readBytes: (path, limit) => files.readBytes(join(folder, path), limit),
      readRecord: (path) => files.readRecord(join(folder, path)),
      readChunks: (path, onChunk) => files.readChunks(join(folder, path), onChunk),
      readLink: (path) => files.readLink(join(folder, path)),
      list: (path) => files.list(join(folder, path)),
      stat: (path) => files.stat(join(folder, path)),
      entry: (path, last) => files.entry(join(folder, path), last),
      walk: rootedWalk(files, folder),
      digest: (path, algorithms, deadline) => files.digest(join(folder, path), algorithms, deadline),
    },
    write: (path, content) => {
      mkdirSync(join(folder, dirname(path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    },
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
