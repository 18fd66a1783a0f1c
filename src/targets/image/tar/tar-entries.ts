import { PieceReader, bytesAt } from "../held-file.ts";
import type { ByteRange } from "../held-file.ts";
import { beyond, malformed } from "../image-fault.ts";
import { LIMITS } from "../limits.ts";
import { numberIn, parseLongName, parsePaxRecords } from "./extended-header.ts";
import type { Extended } from "./extended-header.ts";
import { BLOCK, parseTarHeader } from "./tar-header.ts";
import type { TarHeader } from "./tar-header.ts";

/** What an entry of a tar archive makes. */
export interface TarEntry {
  readonly kind: "file" | "sparse" | "directory" | "link" | "hard-link" | "other";
  /** Bytes, as Latin-1, as they stand there. */
  readonly path: string;
  /** Of links: where they lead. */
  readonly linkPath: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly modifiedMs: number;
  /** Bytes of a file, where its content begins in the archive; 0 for everything else. */
  readonly size: number;
  readonly start: number;
}

const KINDS: ReadonlyMap<string, TarEntry["kind"]> = new Map([
  ["0", "file"],
  ["7", "file"],
  ["S", "sparse"],
  ["1", "hard-link"],
  ["2", "link"],
  ["3", "other"],
  ["4", "other"],
  ["5", "directory"],
  ["6", "other"],
]);

/** Headers that speak of others: for the next entry, for all of them, or of the archive itself. */
const ABOUT_OTHERS = "xgLKV";

/** The entries of a tar archive: ustar, PAX, GNU and older. Throws `ImageFault` for what is none. */
export function* tarEntries(range: ByteRange): Generator<TarEntry> {
  const reader = new BlockReader(range);
  let extended = new Map<string, string>();
  for (let header = reader.header(); header !== null; header = reader.header()) {
    if (ABOUT_OTHERS.includes(header.type)) {
      extended = new Map([...extended, ...recordsOf(header, reader)]);
      continue;
    }
    yield entryOf(header, extended, reader);
    extended = new Map();
  }
  if (extended.size > 0) throw malformed("The tar archive ends behind an extended header.");
}

function recordsOf(header: TarHeader, reader: BlockReader): Extended {
  const { type, size } = header;
  if (size > LIMITS.extended)
    throw beyond(`An extended header of the tar archive has more than ${LIMITS.extended} bytes`);
  const bytes = reader.content(size);
  if (type === "x") return parsePaxRecords(bytes);
  if (type === "L") return new Map([["path", parseLongName(bytes)]]);
  return type === "K" ? new Map([["linkpath", parseLongName(bytes)]]) : new Map();
}

function entryOf(header: TarHeader, extended: Extended, reader: BlockReader): TarEntry {
  const kind = kindOf(header, extended);
  if (header.isExtended === "yes") reader.skipSparseMap();
  const hasContent = kind === "file" || kind === "sparse";
  const size = hasContent ? (numberIn(extended, "size") ?? header.size) : 0;
  return {
    kind,
    path: extended.get("GNU.sparse.name") ?? extended.get("path") ?? header.name,
    linkPath: extended.get("linkpath") ?? header.linkName,
    mode: header.mode,
    uid: numberIn(extended, "uid") ?? header.uid,
    gid: numberIn(extended, "gid") ?? header.gid,
    modifiedMs: secondsIn(extended, header.modifiedMs / 1000) * 1000,
    size,
    start: reader.skip(size),
  };
}

function kindOf({ type }: TarHeader, extended: Extended): TarEntry["kind"] {
  const kind = KINDS.get(type);
  if (kind === undefined)
    throw malformed(`An entry of the tar archive is of the unknown type ${JSON.stringify(type)}.`);
  const isSparse = kind === "file" && [...extended.keys()].some((key) => key.startsWith("GNU.sparse."));
  return isSparse ? "sparse" : kind;
}

/** With parts of a second, and before 1970 too. */
function secondsIn(extended: Extended, otherwise: number): number {
  const seconds = Number(extended.get("mtime") ?? otherwise);
  return Number.isFinite(seconds) ? seconds : otherwise;
}

/** Goes through an archive block by block, and over contents without reading them. */
class BlockReader {
  readonly #range: ByteRange;
  readonly #pieces: PieceReader;
  #at = 0;

  constructor(range: ByteRange) {
    this.#range = range;
    this.#pieces = new PieceReader(range);
  }

  /** The next header; `null` at the end, with or without the blocks of zeros. */
  header(): TarHeader | null {
    if (this.#isAtEnd() && this.#at > 0) return null;
    const header = parseTarHeader(this.#block());
    if (header === null && !this.#isAtEnd() && parseTarHeader(this.#block()) !== null)
      throw malformed("The tar archive goes on behind its end.");
    return header;
  }

  content(size: number): Buffer {
    return Buffer.from(bytesAt(this.#range, this.skip(size), size));
  }

  /** Goes over a content and what fills its last block; gives where it began. */
  skip(size: number): number {
    const start = this.#at;
    if (size > this.#range.size - start) throw cut();
    // Some programs leave the last block of an archive unfilled.
    this.#at = Math.min(start + Math.ceil(size / BLOCK) * BLOCK, this.#range.size);
    return start;
  }

  skipSparseMap(): void {
    while (this.#block()[504] === 1);
  }

  #isAtEnd(): boolean {
    return this.#at === this.#range.size;
  }

  #block(): Buffer {
    const block = this.#pieces.piece(this.#at, BLOCK);
    if (block.length < BLOCK) throw cut();
    this.#at += BLOCK;
    return block;
  }
}

function cut(): Error {
  return malformed("The tar archive ends in the middle.");
}
