const HEADER = 32;
const FRAME_HEADER = 24;
const MAGIC = 0x377f_0682;

type Sums = readonly [number, number];

/** The part of a log's header that its frames must repeat or continue. */
interface LogHeader {
  readonly pageSize: number;
  readonly salts: Buffer;
  readonly order: "little" | "big";
  readonly sums: Sums;
}

interface Commit {
  /** Page number to the bytes of the page. */
  readonly pages: ReadonlyMap<number, Buffer>;
  readonly size: number;
}

/**
 * The bytes of an SQLite database with the committed transactions of its write-ahead log in them, so that neither
 * file has to be opened for writing (format: sqlite.org/fileformat2.html, section 4). A log that was reset or torn
 * counts up to its last whole transaction, as in SQLite.
 */
export function replayWriteAheadLog(database: Buffer, log: Buffer): Buffer {
  const header = parseLogHeader(log);
  const commit = header === null ? null : lastCommit(log, header);
  if (header === null || commit === null) return database;
  const { pageSize } = header;
  const size = commit.size * pageSize;
  if (size > database.length + log.length) return database;
  const merged = Buffer.alloc(size);
  database.copy(merged, 0, 0, Math.min(size, database.length));
  for (const [page, bytes] of commit.pages)
    if (page <= commit.size) bytes.copy(merged, (page - 1) * pageSize);
  return merged;
}

function parseLogHeader(log: Buffer): LogHeader | null {
  if (log.length < HEADER) return null;
  const magic = log.readUInt32BE(0);
  if (magic !== MAGIC && magic !== MAGIC + 1) return null;
  const order = magic === MAGIC ? "little" : "big";
  const pageSize = log.readUInt32BE(8);
  const sums = checksum(log.subarray(0, 24), order, [0, 0]);
  const isWhole = sums[0] === log.readUInt32BE(24) && sums[1] === log.readUInt32BE(28);
  return isWhole && pageSize >= 512 && pageSize <= 65536
    ? { pageSize, salts: log.subarray(16, 24), order, sums }
    : null;
}

function lastCommit(log: Buffer, { pageSize, salts, order, sums: first }: LogHeader): Commit | null {
  const pages = new Map<number, Buffer>();
  let pending: [number, Buffer][] = [];
  let size = 0;
  let sums = first;
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    const page = log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize);
    sums = checksum(page, order, checksum(log.subarray(at, at + 8), order, sums));
    const isValid =
      salts.equals(log.subarray(at + 8, at + 16)) &&
      sums[0] === log.readUInt32BE(at + 16) &&
      sums[1] === log.readUInt32BE(at + 20);
    if (!isValid) break;
    pending.push([log.readUInt32BE(at), page]);
    const committed = log.readUInt32BE(at + 4);
    if (committed === 0) continue;
    size = committed;
    for (const [number, bytes] of pending) if (number > 0) pages.set(number, bytes);
    pending = [];
  }
  return size === 0 ? null : { pages, size };
}

function checksum(bytes: Buffer, order: "little" | "big", [first, second]: Sums): Sums {
  const wordAt = (at: number) => (order === "little" ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  let [a, b] = [first, second];
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    a = (a + wordAt(at) + b) >>> 0;
    b = (b + wordAt(at + 4) + a) >>> 0;
  }
  return [a, b];
}
