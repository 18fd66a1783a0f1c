import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const ID = Buffer.of(0x2a, 0x17);
const ONE_QUESTION = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
/** The name `*`, padded with zeros: each half byte is a letter from `A` on (RFC 1001, section 14.1). */
const ANY_NAME = Buffer.from(`CK${"A".repeat(30)}`, "latin1");
const TYPE_STATUS = [0, 0x21, 0, 1];

/** Asks for the names of the node. */
export const netbios: UdpPayload = {
  protocol: "netbios-ns",
  ports: [137],
  source: "RFC 1002, section 4.2.17",
  request: Buffer.from([...ID, ...ONE_QUESTION, ANY_NAME.length, ...ANY_NAME, 0, ...TYPE_STATUS]),
  isReply: (reply) => reply.length >= 12 && hasBytes(reply, ID) && (reply.readUInt8(2) & 0x80) !== 0,
};
