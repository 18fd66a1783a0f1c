/** Numbers of the tags that are read, from rpm's `rpmtag.h`. */
export const TAG = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  architecture: 1022,
  fileStates: 1029,
  fileDigests: 1035,
  fileFlags: 1037,
  directoryIndexes: 1116,
  baseNames: 1117,
  directoryNames: 1118,
  digestAlgorithm: 5011,
} as const;

/** The tags of one package. A tag that the package does not have is empty; one that is out of shape is `null`. */
export interface RpmHeader {
  strings(tag: number): readonly string[] | null;
  numbers(tag: number): readonly number[] | null;
}

interface Entry {
  readonly type: number;
  readonly offset: number;
  readonly count: number;
}

const PREAMBLE = 8;
const ENTRY = 16;
const WIDTH_OF_NUMBER: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4 };
const STRING_TYPES = [6, 8, 9];

/**
 * Reads a header as rpm's databases keep it: number of entries, bytes of data, entries of (tag, type, offset,
 * count), data; all big-endian. `null` where the sizes do not fit. Values are checked and decoded when asked for.
 */
export function parseRpmHeader(blob: Buffer): RpmHeader | null {
  if (blob.length < PREAMBLE) return null;
  const count = blob.readUInt32BE(0);
  const start = PREAMBLE + count * ENTRY;
  const end = start + blob.readUInt32BE(4);
  if (count === 0 || end > blob.length) return null;
  const entries = readEntries(blob, count);
  const data = blob.subarray(start, end);
  return {
    strings: (tag) => readStrings(data, entries.get(tag)),
    numbers: (tag) => readNumbers(data, entries.get(tag)),
  };
}

function readEntries(blob: Buffer, count: number): ReadonlyMap<number, Entry> {
  const entries = new Map<number, Entry>();
  for (let index = 0; index < count; index++) {
    const at = PREAMBLE + index * ENTRY;
    const [type, offset] = [blob.readUInt32BE(at + 4), blob.readUInt32BE(at + 8)];
    entries.set(blob.readUInt32BE(at), { type, offset, count: blob.readUInt32BE(at + 12) });
  }
  return entries;
}

function readStrings(data: Buffer, entry: Entry | undefined): readonly string[] | null {
  if (entry === undefined) return [];
  if (!STRING_TYPES.includes(entry.type)) return null;
  const strings: string[] = [];
  for (let at = entry.offset; strings.length < entry.count;) {
    const end = data.indexOf(0, at);
    if (end === -1) return null;
    strings.push(data.toString("utf8", at, end));
    at = end + 1;
  }
  return strings;
}

function readNumbers(data: Buffer, entry: Entry | undefined): readonly number[] | null {
  if (entry === undefined) return [];
  const width = WIDTH_OF_NUMBER[entry.type];
  if (width === undefined || entry.offset + entry.count * width > data.length) return null;
  return Array.from({ length: entry.count }, (_, index) =>
    data.readUIntBE(entry.offset + index * width, width),
  );
}
