import { isUtf8 } from "node:buffer";
import { fstatSync, opendirSync, readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import type { FileType } from "../../model/file-entry.ts";
import type { OpenFolder, RawName } from "./open-folder.ts";
import { typeOfDirent } from "./type-of-dirent.ts";

/** Takes one entry of a folder: its name as it is and as text, and its type. */
export type OnName = (raw: RawName, name: string, type: FileType) => void;

/** A folder that is read in pieces. */
export interface FolderList {
  /** Hands over about as many entries; `ended` when there are no more. Throws the error of the system call. */
  next(count: number, onName: OnName): "more" | "ended";
  close(): void;
}

const PIECE = 256;

/** What Node puts in the place of bytes that are not UTF-8. */
const REPLACED = "\uFFFD";

/** Bytes of a folder that has no more than some thousand names. */
const SMALL = 64 << 10;

/** Lists a folder. Names that are not UTF-8 come last, all at once: Node tells them only to those who ask for bytes. */
export function listFolder(folder: OpenFolder): FolderList {
  const read = isSmall(folder) ? readAtOnce(folder) : readInPieces(folder);
  let odd = false;
  return {
    next(count, onName) {
      for (let given = 0; given < count; given += 1) {
        const entry = read.next();
        if (entry === null) {
          if (odd) listOdd(folder.place, onName);
          return "ended";
        }
        if (entry.name.includes(REPLACED)) odd = true;
        else onName(entry.name, entry.name, typeOfDirent(entry));
      }
      return "more";
    },
    close: read.close,
  };
}

/** Gives one entry after the other, and `null` after the last. */
interface Reading {
  readonly next: () => Dirent | null;
  readonly close: () => void;
}

/** File systems that do not tell the size of a folder say 0. */
function isSmall({ descriptor }: OpenFolder): boolean {
  const { size } = fstatSync(descriptor);
  return size > 0 && size <= SMALL;
}

/** Three times as fast, but all entries are in memory. */
function readAtOnce({ place }: OpenFolder): Reading {
  const entries = readdirSync(place, { withFileTypes: true });
  let at = 0;
  return { next: () => entries[at++] ?? null, close: () => undefined };
}

function readInPieces({ place }: OpenFolder): Reading {
  const folder = opendirSync(place, { bufferSize: PIECE });
  return {
    next: () => folder.readSync(),
    close: () => {
      folder.closeSync();
    },
  };
}

function listOdd(place: string, onName: OnName): void {
  const entries: readonly Dirent<Buffer>[] = readdirSync(place, { encoding: "buffer", withFileTypes: true });
  for (const entry of entries) {
    if (!entry.name.toString("utf8").includes(REPLACED)) continue;
    const text = entry.name.toString(isUtf8(entry.name) ? "utf8" : "latin1");
    onName(entry.name, text, typeOfDirent(entry));
  }
}
