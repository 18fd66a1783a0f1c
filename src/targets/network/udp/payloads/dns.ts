import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const ID = Buffer.of(0x2a, 0x17);
const TYPE_NS = 2;
const TYPE_PTR = 12;
/** A question of multicast DNS may ask for an answer to itself alone (RFC 6762, section 5.4). */
const UNICAST_ANSWER = 0x80;

/** Asks who serves the root, without recursion: every server can answer, if only with a refusal. */
export const dns: UdpPayload = {
  protocol: "dns",
  ports: [53],
  source: "RFC 1035, section 4.1",
  request: question([], TYPE_NS, 0),
  isReply: isAnswer,
};

/** Asks for the kinds of services that the host announces. */
export const mdns: UdpPayload = {
  protocol: "mdns",
  ports: [5353],
  source: "RFC 6762, sections 5.4 and 6.7; RFC 6763, section 9",
  request: question(["_services", "_dns-sd", "_udp", "local"], TYPE_PTR, UNICAST_ANSWER),
  isReply: isAnswer,
};

/** Header with one question, and the question. */
function question(labels: readonly string[], type: number, classFlag: number): Buffer {
  const header = [...ID, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0];
  const name = labels.flatMap((label) => [label.length, ...Buffer.from(label, "latin1")]);
  return Buffer.from([...header, ...name, 0, 0, type, classFlag, 1]);
}

/** The same transaction (zero in an answer of multicast DNS), and the bit that says it is a response. */
function isAnswer(reply: Buffer): boolean {
  const isOurs = hasBytes(reply, ID) || hasBytes(reply, Buffer.of(0, 0));
  return reply.length >= 12 && isOurs && (reply.readUInt8(2) & 0x80) !== 0;
}
