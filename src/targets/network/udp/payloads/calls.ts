import { hasBytes, words } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const OPTIONS = [
  "OPTIONS sip:nobody@invalid SIP/2.0",
  "Via: SIP/2.0/UDP client.invalid:5060;branch=z9hG4bKdotaudit;rport",
  "Max-Forwards: 0",
  "From: <sip:nobody@invalid>;tag=dotaudit",
  "To: <sip:nobody@invalid>",
  "Call-ID: dotaudit@client.invalid",
  "CSeq: 1 OPTIONS",
  "Content-Length: 0",
  "",
  "",
].join("\r\n");

/** Asks what the server can do. */
export const sip: UdpPayload = {
  protocol: "sip",
  ports: [5060],
  source: "RFC 3261, section 11; RFC 3581",
  request: Buffer.from(OPTIONS, "latin1"),
  isReply: (reply) => hasBytes(reply, Buffer.from("SIP/2.0 ", "latin1")),
};

const MAGIC_COOKIE = 0x2112_a442;
const TRANSACTION = [0x646f_7461, 0x7564_6974, 0x7374_756e] as const;
const BINDING_REQUEST = 0x0001_0000;

/** Asks under which address we are seen. */
export const stun: UdpPayload = {
  protocol: "stun",
  ports: [3478, 19302],
  source: "RFC 8489, sections 5 and 6",
  request: words(BINDING_REQUEST, MAGIC_COOKIE, ...TRANSACTION),
  isReply: (reply) =>
    reply.length >= 20 &&
    (reply.readUInt8(0) & 0xc1) === 0x01 &&
    hasBytes(reply, words(MAGIC_COOKIE, ...TRANSACTION), 4),
};
