import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

/** Request 0x2a17, datagram 0 of 1. */
const FRAME = Buffer.of(0x2a, 0x17, 0, 0, 0, 1, 0, 0);

/** Asks for the version. */
export const memcached: UdpPayload = {
  protocol: "memcached",
  ports: [11_211],
  source: "doc/protocol.txt of memcached, UDP protocol",
  request: Buffer.concat([FRAME, Buffer.from("version\r\n", "latin1")]),
  isReply: (reply) => hasBytes(reply, FRAME.subarray(0, 2)) && hasBytes(reply, Buffer.from("VERSION "), 8),
};

const [ACKNOWLEDGE, ERROR] = [4, 5] as const;

/**
 * Acknowledges a block of a transfer that there is none of, which is answered with an error. Reading a file would
 * be answered from another port, which a connected socket does not hear.
 */
export const tftp: UdpPayload = {
  protocol: "tftp",
  ports: [69],
  source: "RFC 1350, sections 4 and 5",
  request: Buffer.of(0, ACKNOWLEDGE, 0, 0),
  isReply: (reply) => hasBytes(reply, Buffer.of(0, ERROR)),
};
