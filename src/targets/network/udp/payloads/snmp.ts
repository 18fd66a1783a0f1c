import type { UdpPayload } from "./udp-payload.ts";

const [INTEGER, OCTETS, SEQUENCE, GET_REQUEST] = [0x02, 0x04, 0x30, 0xa0] as const;
const VERSION = field(INTEGER, Buffer.of(3));
const ZERO = field(INTEGER, Buffer.of(0));
const EMPTY = field(OCTETS, Buffer.alloc(0));
/** The receiver is to report what it is called. */
const REPORTABLE = field(OCTETS, Buffer.of(4));
const USER_SECURITY = field(INTEGER, Buffer.of(3));
const MOST_BYTES = field(INTEGER, Buffer.of(0x00, 0xff, 0xe3));
const MESSAGE_ID = field(INTEGER, Buffer.of(0x2a, 0x17));

/** Asks for the engine's own name: part of version 3 that needs neither user nor community, so nothing is guessed. */
export const snmp: UdpPayload = {
  protocol: "snmp",
  ports: [161, 162, 1161],
  source: "RFC 3414, section 4; RFC 3412, section 6",
  request: field(
    SEQUENCE,
    VERSION,
    field(SEQUENCE, MESSAGE_ID, MOST_BYTES, REPORTABLE, USER_SECURITY),
    field(OCTETS, field(SEQUENCE, EMPTY, ZERO, ZERO, EMPTY, EMPTY, EMPTY)),
    field(SEQUENCE, EMPTY, EMPTY, field(GET_REQUEST, MESSAGE_ID, ZERO, ZERO, field(SEQUENCE))),
  ),
  isReply: isMessage,
};

/** Tag, length, value (X.690); none of ours is longer than 127 bytes. */
function field(tag: number, ...values: readonly Buffer[]): Buffer {
  const value = Buffer.concat(values);
  return Buffer.concat([Buffer.of(tag, value.length), value]);
}

/** A sequence that begins with a version: 0, 1 or 3. */
function isMessage(reply: Buffer): boolean {
  if (reply.length < 5 || reply.readUInt8(0) !== SEQUENCE) return false;
  const length = reply.readUInt8(1);
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f);
  const [tag, size, version] = reply.subarray(start, start + 3);
  return tag === INTEGER && size === 1 && version !== undefined && [0, 1, 3].includes(version);
}
