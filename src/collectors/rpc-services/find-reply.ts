/** The reply to a call within what a stream gave so far. */
export type ReplySearch =
  | { readonly status: "found"; readonly reply: Buffer }
  | { readonly status: "incomplete" }
  | { readonly status: "malformed"; readonly detail: string };

interface RecordPart {
  readonly record: Buffer;
  readonly end: number;
}

const LAST_FRAGMENT = 0x8000_0000;
const MOST_BYTES = 4 << 20;
const MOST_FRAGMENTS = 4096;

/**
 * Joins the fragments of each record of a stream (RFC 5531, section 11) and gives the record of a transaction.
 * Records of other transactions are passed over. More than 4 MiB or 4,096 fragments are `malformed`.
 */
export function findReply(stream: Buffer, transaction: number): ReplySearch {
  let fragments = 0;
  let parts: Buffer[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const mark = stream.readUInt32BE(at);
    const part = partAt(stream, at + 4, mark % LAST_FRAGMENT);
    if (at + 4 + (mark % LAST_FRAGMENT) > MOST_BYTES || ++fragments > MOST_FRAGMENTS) return tooMuch();
    if (part === null) return { status: "incomplete" };
    parts.push(part.record);
    at = part.end;
    if (mark < LAST_FRAGMENT) continue;
    const record = Buffer.concat(parts);
    if (record.length >= 4 && record.readUInt32BE(0) === transaction)
      return { status: "found", reply: record };
    parts = [];
  }
  return { status: "incomplete" };
}

function partAt(stream: Buffer, start: number, length: number): RecordPart | null {
  const end = start + length;
  return end > stream.length ? null : { record: stream.subarray(start, end), end };
}

function tooMuch(): ReplySearch {
  const detail = `sent more than ${MOST_BYTES} bytes or ${MOST_FRAGMENTS} fragments`;
  return { status: "malformed", detail };
}
