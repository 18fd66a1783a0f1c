import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const OUR_SPI = Buffer.from("dotaudit", "latin1");
const [SA, KEY_EXCHANGE, NONCE, NONE] = [33, 34, 40, 0] as const;
const [VERSION_2, SA_INIT, INITIATOR] = [0x20, 34, 0x08] as const;
const HEADER = 28;
const GROUP_14 = 14;
const GROUP_14_BYTES = 256;
/** Type and id of each transform: no encryption, MD5 throughout. Nobody agrees to that, but has to say so. */
const TRANSFORMS = [
  [1, 11],
  [2, 1],
  [3, 1],
  [4, GROUP_14],
] as const;

const PAYLOADS = Buffer.concat([
  payload(KEY_EXCHANGE, proposal()),
  payload(NONCE, Buffer.concat([Buffer.of(0, GROUP_14, 0, 0), Buffer.alloc(GROUP_14_BYTES, 0x5a)])),
  payload(NONE, Buffer.alloc(16, 0x5a)),
]);

/** Proposes an association that no responder accepts. */
export const ike: UdpPayload = {
  protocol: "ike",
  ports: [500],
  source: "RFC 7296, sections 1.2, 2.7 and 3.1 to 3.9",
  request: Buffer.concat([header(), PAYLOADS]),
  isReply: (reply) => reply.length >= HEADER && hasBytes(reply, OUR_SPI),
};

function header(): Buffer {
  const bytes = Buffer.alloc(HEADER);
  OUR_SPI.copy(bytes);
  Buffer.of(SA, VERSION_2, SA_INIT, INITIATOR).copy(bytes, 16);
  bytes.writeUInt32BE(HEADER + PAYLOADS.length, 24);
  return bytes;
}

function payload(next: number, body: Buffer): Buffer {
  const bytes = Buffer.of(next, 0, 0, 0);
  bytes.writeUInt16BE(4 + body.length, 2);
  return Buffer.concat([bytes, body]);
}

/** The only proposal, number 1, for IKE itself. */
function proposal(): Buffer {
  const transforms = TRANSFORMS.flatMap(([type, id], index) => {
    const isLast = index === TRANSFORMS.length - 1;
    return [isLast ? 0 : 3, 0, 0, 8, type, 0, 0, id];
  });
  return Buffer.from([0, 0, 0, 8 + transforms.length, 1, 1, 0, TRANSFORMS.length, ...transforms]);
}
