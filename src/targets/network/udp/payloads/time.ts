import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

/** Version 4, mode 3: a client asks. */
const CLIENT = 0x23;
const LENGTH = 48;
const TRANSMIT_AT = 40;
const ORIGIN_AT = 24;
const SERVER_MODE = 4;
const STAMP = Buffer.of(0x64, 0x6f, 0x74, 0x61, 0x75, 0x64, 0x69, 0x74);

/** Asks for the time, as a client does. */
export const ntp: UdpPayload = {
  protocol: "ntp",
  ports: [123],
  source: "RFC 5905, section 7.3",
  request: Buffer.concat([Buffer.of(CLIENT), Buffer.alloc(TRANSMIT_AT - 1), STAMP]),
  isReply: (reply) =>
    reply.length >= LENGTH && (reply.readUInt8(0) & 7) === SERVER_MODE && hasBytes(reply, STAMP, ORIGIN_AT),
};
