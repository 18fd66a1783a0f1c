import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UDP_PAYLOADS, protocolOf, requestFor } from "../../../../src/targets/network/udp/payloads/index.ts";

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(" ", ""), "hex");
const ascii = (text: string): Buffer => Buffer.from(text, "latin1");

/** Answers as the documents lay them out, by port and protocol. */
const REPLIES: readonly (readonly [protocol: string, port: number, reply: Buffer])[] = [
  ["dns", 53, hex("2a17 8005 0001 0000 0000 0000 00 0002 0001")],
  ["mdns", 5353, hex("0000 8400 0000 0001 0000 0000")],
  ["ntp", 123, Buffer.concat([hex("24"), Buffer.alloc(23), ascii("dotaudit"), Buffer.alloc(16)])],
  ["snmp", 161, hex("30 81 80 02 01 03 30 00")],
  ["snmp", 161, hex("30 0b 02 01 03 30 00")],
  ["rpc", 111, hex("64756d70 00000001 00000000 00000000 00000000 00000000")],
  ["netbios-ns", 137, hex("2a17 8400 0000 0001 0000 0000")],
  [
    "ike",
    500,
    Buffer.concat([
      ascii("dotaudit"),
      hex("0102030405060708 29 20 22 20 00000000 00000024"),
      hex("0000 0008 0000 000e"),
    ]),
  ],
  [
    "quic",
    443,
    Buffer.concat([hex("80 00000000 08"), ascii("dotaudit"), hex("08"), ascii("dotaudit"), hex("00000001")]),
  ],
  ["sip", 5060, ascii("SIP/2.0 483 Too Many Hops\r\n")],
  ["stun", 3478, Buffer.concat([hex("0101 0000 2112a442"), ascii("dotauditstun")])],
  ["coap", 5683, hex("70 00 2a17")],
  ["nat-pmp", 5351, hex("00 80 0000 00000001 c0000201")],
  ["rmcp", 623, hex("06 00 ff 06 000011be 40 00 00 10")],
  ["ssdp", 1900, ascii("HTTP/1.1 200 OK\r\n")],
  ["memcached", 11_211, Buffer.concat([hex("2a17 0000 0001 0000"), ascii("VERSION 1.6.18\r\n")])],
  ["tftp", 69, hex("0005 0004 6e6f 00")],
  ["openvpn", 1194, hex("40 0102030405060708 00 00000000")],
];

describe("the questions of a UDP scan", () => {
  it("are each known by an answer, and every answer is of one of them", () => {
    const protocols = new Set(REPLIES.map(([protocol]) => protocol));
    expect([...protocols].sort()).toEqual(UDP_PAYLOADS.map(({ protocol }) => protocol).sort());
  });

  it.each(REPLIES)("know an answer in %s from port %i", (protocol, port, reply) => {
    expect(protocolOf(port, reply)).toBe(protocol);
    expect(protocolOf(9, reply)).toBeUndefined();
  });

  it("do not take their own echo for an answer", () => {
    for (const { ports, request } of UDP_PAYLOADS)
      for (const port of ports) expect([port, protocolOf(port, request)]).toEqual([port, undefined]);
  });

  it("are never thrown at by any answer", () => {
    const ports = fc.constantFrom(...UDP_PAYLOADS.flatMap((payload) => payload.ports));
    fc.assert(
      fc.property(ports, fc.uint8Array({ maxLength: 64 }), (port, bytes) => {
        expect(["string", "undefined"]).toContain(typeof protocolOf(port, Buffer.from(bytes)));
      }),
    );
  });

  it("have one port each to themselves, fit into one packet, and are empty elsewhere", () => {
    const ports = UDP_PAYLOADS.flatMap((payload) => payload.ports);
    expect(new Set(ports).size).toBe(ports.length);
    for (const { request } of UDP_PAYLOADS) expect(request.length).toBeLessThanOrEqual(1200);
    expect(requestFor(514)).toHaveLength(0);
  });
});
