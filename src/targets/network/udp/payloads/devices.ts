import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const SEARCH = [
  "M-SEARCH * HTTP/1.1",
  "HOST: 239.255.255.250:1900",
  'MAN: "ssdp:discover"',
  "MX: 1",
  "ST: ssdp:all",
  "",
  "",
].join("\r\n");

/** Asks for the devices that the host offers. */
export const ssdp: UdpPayload = {
  protocol: "ssdp",
  ports: [1900],
  source: "UPnP Device Architecture 1.1, section 1.3.2",
  request: Buffer.from(SEARCH, "latin1"),
  isReply: (reply) => hasBytes(reply, Buffer.from("HTTP/1.", "latin1")),
};

const [CONFIRMABLE, RESET] = [0x40, 0x70] as const;
const MESSAGE_ID = [0x2a, 0x17] as const;

/** An empty message that is to be confirmed: the ping of CoAP. */
export const coap: UdpPayload = {
  protocol: "coap",
  ports: [5683],
  source: "RFC 7252, sections 3 and 4.3",
  request: Buffer.of(CONFIRMABLE, 0, ...MESSAGE_ID),
  isReply: (reply) => hasBytes(reply, Buffer.of(RESET, 0, ...MESSAGE_ID)),
};

/** Asks a router for its outer address. */
export const natPmp: UdpPayload = {
  protocol: "nat-pmp",
  ports: [5351],
  source: "RFC 6886, section 3.2",
  request: Buffer.of(0, 0),
  isReply: (reply) => reply.length >= 4 && (reply.readUInt8(1) & 0x80) !== 0,
};

const [RMCP, ASF, ASF_PING, ASF_PONG] = [0x06, 0x06, 0x80, 0x40] as const;
const ASF_ENTERPRISE = [0x00, 0x00, 0x11, 0xbe] as const;

/** Asks a management controller whether it is there. */
export const rmcp: UdpPayload = {
  protocol: "rmcp",
  ports: [623],
  source: "DMTF DSP0136 (ASF 2.0), sections 3.2.2 and 3.2.4.3",
  request: Buffer.of(RMCP, 0, 0xff, ASF, ...ASF_ENTERPRISE, ASF_PING, 0, 0, 0),
  isReply: (reply) =>
    hasBytes(reply, Buffer.of(RMCP)) && hasBytes(reply, Buffer.of(...ASF_ENTERPRISE, ASF_PONG), 4),
};
