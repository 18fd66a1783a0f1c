const MAGIC = magic("RpmP");
const SLOT_MAGIC = magic("Slot");
const BLOB_MAGIC = magic("BlbS");
const PAGE = 4096;
const SLOT = 16;
const BLOCK = 16;
const FIRST_SLOT = 32;

/**
 * The headers in a `Packages.db` of rpm's `ndb` backend: pages of slots (magic, package, first block, blocks), then
 * blobs (magic, package, generation, length, bytes), little-endian. `null` stands for what is out of shape.
 */
export function* parseNdb(bytes: Buffer): Generator<Buffer | null> {
  if (bytes.length < PAGE || bytes.readUInt32LE(0) !== MAGIC || bytes.readUInt32LE(4) !== 0) {
    yield null;
    return;
  }
  const end = bytes.readUInt32LE(12) * PAGE;
  if (end === 0 || end > bytes.length) yield null;
  for (let slot = FIRST_SLOT; slot < Math.min(end, bytes.length - SLOT); slot += SLOT) {
    const block = bytes.readUInt32LE(slot + 8);
    if (bytes.readUInt32LE(slot) !== SLOT_MAGIC) yield null;
    else if (block !== 0) yield blobAt(bytes, block * BLOCK, bytes.readUInt32LE(slot + 4));
  }
}

function blobAt(bytes: Buffer, at: number, packageIndex: number): Buffer | null {
  const start = at + BLOCK;
  if (start > bytes.length) return null;
  if (bytes.readUInt32LE(at) !== BLOB_MAGIC || bytes.readUInt32LE(at + 4) !== packageIndex) return null;
  const end = start + bytes.readUInt32LE(at + 12);
  return end > bytes.length ? null : bytes.subarray(start, end);
}

function magic(letters: string): number {
  return Buffer.from(letters, "latin1").readUInt32LE(0);
}
