import { lstatSync } from "node:fs";
import type { FileEntry, FileType } from "../../model/file-entry.ts";
import type { Seen } from "../../model/observation.ts";
import { entryOf } from "../local/read-entry.ts";
import type { RawName } from "./open-folder.ts";
import { placeIn } from "./open-folder.ts";
import { readHead } from "./read-head.ts";
import type { WalkedEntry } from "./walk-order.ts";

/** Owners as they are inside of the target. */
export type Inside = (entry: FileEntry) => FileEntry;

/** The folder whose entries are visited. */
export interface VisitedFolder {
  readonly path: string;
  readonly depth: number;
  /** What stands before a name so that it leads there; `null`: it is the current folder. */
  readonly prefix: string | null;
  /** Called with the error where the inode of an entry may not be read. */
  onRefused(error: unknown): void;
}

const NOWHERE: VisitedFolder = { path: "", depth: 0, prefix: null, onRefused: () => undefined };

/** The entry that a walk stands at; one object for all of them. */
export class Visit implements WalkedEntry {
  readonly #inside: Inside;
  #folder: VisitedFolder = NOWHERE;
  #raw: RawName = "";
  #inode: FileEntry | null | undefined;
  name = "";
  type: FileType = "other";
  mounted: string | null = null;
  entering: "possible" | "refused" = "possible";

  constructor(inside: Inside) {
    this.#inside = inside;
  }

  get path(): string {
    return this.#folder.path === "/" ? `/${this.name}` : `${this.#folder.path}/${this.name}`;
  }

  get depth(): number {
    return this.#folder.depth + 1;
  }

  goTo(folder: VisitedFolder): void {
    this.#folder = folder;
  }

  show(raw: RawName, name: string, type: FileType): void {
    this.#raw = raw;
    this.name = name;
    this.type = type;
    this.#inode = undefined;
    this.mounted = null;
    this.entering = "possible";
  }

  inode(): FileEntry | null {
    return (this.#inode ??= this.#readInode());
  }

  readStart(limit: number): Seen<string> {
    return readHead(this.#place(), this.path, limit);
  }

  /** A file system that may keep us waiting is not asked. */
  #readInode(): FileEntry | null {
    if (this.entering === "refused") return null;
    try {
      const stats = lstatSync(this.#place(), { throwIfNoEntry: false });
      return stats === undefined ? null : this.#inside(entryOf(stats));
    } catch (error) {
      this.#folder.onRefused(error);
      return null;
    }
  }

  #place(): RawName {
    const { prefix } = this.#folder;
    return prefix === null ? this.#raw : placeIn(prefix, this.#raw);
  }
}
