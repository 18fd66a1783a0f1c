/** What a service is asked over UDP, so that it has something to answer. It reads nothing, changes nothing. */
export interface UdpPayload {
  /** As `SeenService.protocol`. */
  readonly protocol: string;
  readonly ports: readonly number[];
  /** The document that the bytes were written from. */
  readonly source: string;
  readonly request: Buffer;
  /** Whether a reply has the shape of the protocol. Never throws; the reply is a stranger's. */
  readonly isReply: (reply: Buffer) => boolean;
}

/** Big-endian words of 32 bits. */
export function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, 4 * index);
  return bytes;
}

/** Whether `reply` has `expected` at an offset. */
export function hasBytes(reply: Buffer, expected: Buffer, offset = 0): boolean {
  return reply.subarray(offset, offset + expected.length).equals(expected);
}
