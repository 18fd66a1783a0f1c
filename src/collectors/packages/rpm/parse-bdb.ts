const HASH_MAGIC = 0x0006_1561;
const MAGIC_OFFSET = 12;
const PAGE_HEADER = 26;
const HASH_PAGES = [2, 13];
const OVERFLOW_PAGE = 7;
/** Free pages, and the others that a hash has. */
const KNOWN_PAGES = [0, 8, OVERFLOW_PAGE, ...HASH_PAGES];
const INLINE_ITEM = 1;
const OVERFLOW_ITEM = 3;
/** The record with key 0 holds the next free number, not a header. */
const KEY_LENGTH = 4;

/** A Berkeley DB file cut into pages, in the byte order of the machine that wrote it. */
interface PagedFile {
  readonly bytes: Buffer;
  readonly pageSize: number;
  readonly pages: number;
  word(offset: number): number;
  half(offset: number): number;
}

/**
 * The headers in a `Packages` file of rpm's Berkeley DB backend: a hash of package number to header, long values
 * in chains of overflow pages. `null` stands for what is out of shape.
 */
export function* parseBdb(bytes: Buffer): Generator<Buffer | null> {
  const file = openPages(bytes);
  if (file === null) {
    yield null;
    return;
  }
  for (let page = 1; page < file.pages; page++) {
    const type = bytes[page * file.pageSize + 25] ?? 0;
    if (HASH_PAGES.includes(type)) yield* valuesOf(file, page);
    else if (!KNOWN_PAGES.includes(type)) yield null;
  }
}

function openPages(bytes: Buffer): PagedFile | null {
  if (bytes.length < 512) return null;
  const isLittle = bytes.readUInt32LE(MAGIC_OFFSET) === HASH_MAGIC;
  if (!isLittle && bytes.readUInt32BE(MAGIC_OFFSET) !== HASH_MAGIC) return null;
  const word = (offset: number) => (isLittle ? bytes.readUInt32LE(offset) : bytes.readUInt32BE(offset));
  const half = (offset: number) => (isLittle ? bytes.readUInt16LE(offset) : bytes.readUInt16BE(offset));
  const pageSize = word(20);
  const pages = word(32) + 1;
  const hasPages = pageSize >= 512 && pageSize <= 65536 && pages * pageSize <= bytes.length;
  return hasPages ? { bytes, pageSize, pages, word, half } : null;
}

/** Items stand in pairs of key and value; offsets of items grow down from the end of the page. */
function* valuesOf(file: PagedFile, page: number): Generator<Buffer | null> {
  const start = page * file.pageSize;
  const items = file.half(start + 20);
  if (PAGE_HEADER + items * 2 > file.pageSize || items % 2 !== 0) {
    yield null;
    return;
  }
  const offsets = Array.from({ length: items }, (_, index) => file.half(start + PAGE_HEADER + index * 2));
  for (let index = 1; index < items; index += 2) {
    const [keyAt = 0, valueAt = 0] = [offsets[index - 1], offsets[index]];
    if (Math.min(keyAt, valueAt) < PAGE_HEADER || keyAt + 1 + KEY_LENGTH > file.pageSize) yield null;
    else if (file.word(start + keyAt + 1) !== 0) yield valueOf(file, start, [valueAt, keyAt]);
  }
}

function valueOf(file: PagedFile, page: number, [at, end]: readonly [number, number]): Buffer | null {
  if (at >= end) return null;
  const kind = file.bytes[page + at];
  if (kind === INLINE_ITEM) return file.bytes.subarray(page + at + 1, page + end);
  if (kind !== OVERFLOW_ITEM || at + 12 > end) return null;
  return overflowAt(file, file.word(page + at + 4), file.word(page + at + 8));
}

function overflowAt(file: PagedFile, first: number, length: number): Buffer | null {
  if (length > file.bytes.length) return null;
  const parts: Buffer[] = [];
  let missing = length;
  for (let page = first; page !== 0 && missing > 0 && parts.length < file.pages;) {
    const start = page * file.pageSize;
    if (page >= file.pages || file.bytes[start + 25] !== OVERFLOW_PAGE) return null;
    const size = file.half(start + 22);
    if (size > file.pageSize - PAGE_HEADER) return null;
    parts.push(file.bytes.subarray(start + PAGE_HEADER, start + PAGE_HEADER + size));
    missing -= size;
    page = file.word(start + 16);
  }
  return missing === 0 ? Buffer.concat(parts, length) : null;
}
