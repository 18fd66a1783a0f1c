import { hasBytes, words } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const [LONG_HEADER, RESERVED_VERSION, LEAST_DATAGRAM] = [0xc0, 0x1a2a_3a4a, 1200] as const;
const CONNECTION = Buffer.from("dotaudit", "latin1");

/** Begins a connection in a version that is reserved for this: a server lists those that it speaks. */
export const quic: UdpPayload = {
  protocol: "quic",
  ports: [443, 853, 8443],
  source: "RFC 8999, sections 5 and 6; RFC 9000, sections 6.3 and 14.1",
  request: padded(
    Buffer.concat([
      Buffer.of(LONG_HEADER),
      words(RESERVED_VERSION),
      Buffer.of(CONNECTION.length),
      CONNECTION,
      Buffer.of(CONNECTION.length),
      CONNECTION,
    ]),
  ),
  isReply: (reply) =>
    reply.length >= 7 &&
    (reply.readUInt8(0) & 0x80) !== 0 &&
    hasBytes(reply, Buffer.concat([words(0), Buffer.of(CONNECTION.length), CONNECTION]), 1),
};

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(LEAST_DATAGRAM - bytes.length)]);
}
