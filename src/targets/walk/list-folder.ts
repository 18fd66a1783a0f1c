import { isUtf8 } from "node:buffer";
import { opendirSync, readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import type { FileType } from "../../model/file-entry.ts";
import type { RawName } from "./open-folder.ts";
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

/** Lists a folder. Names that are not UTF-8 come last, all at once: Node tells them only to those who ask for bytes. */
export function listFolder(place: string): FolderList {
  const folder = opendirSync(place, { bufferSize: PIECE });
  let odd = false;
  return {
    next(count, onName) {
      for (let given = 0; given < count; given += 1) {
        const entry = folder.readSync();
        if (entry === null) {
          if (odd) listOdd(place, onName);
          return "ended";
        }
        if (entry.name.includes(REPLACED)) odd = true;
        else onName(entry.name, entry.name, typeOfDirent(entry));
      }
      return "more";
    },
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
