import { sip, stun } from "./calls.ts";
import { coap, natPmp, rmcp, ssdp } from "./devices.ts";
import { dns, mdns } from "./dns.ts";
import { memcached, tftp } from "./files.ts";
import { ike } from "./ike.ts";
import { netbios } from "./netbios.ts";
import { openvpn } from "./openvpn.ts";
import { rpc } from "./rpc.ts";
import { snmp } from "./snmp.ts";
import { ntp } from "./time.ts";
import type { UdpPayload } from "./udp-payload.ts";
import { quic } from "./web.ts";

/** All services that are asked in their own language. */
export const UDP_PAYLOADS: readonly UdpPayload[] = [
  coap,
  dns,
  ike,
  mdns,
  memcached,
  natPmp,
  netbios,
  ntp,
  openvpn,
  quic,
  rmcp,
  rpc,
  sip,
  snmp,
  ssdp,
  stun,
  tftp,
];

const BY_PORT = new Map(UDP_PAYLOADS.flatMap((payload) => payload.ports.map((port) => [port, payload])));

const NOTHING = Buffer.alloc(0);

/** What to send to a port: the question of the service that is mostly there, or an empty datagram. */
export function requestFor(port: number): Buffer {
  return BY_PORT.get(port)?.request ?? NOTHING;
}

/** What a reply shows its port to speak, or nothing. Only the language that was asked in is recognised, and no echo. */
export function protocolOf(port: number, reply: Buffer): string | undefined {
  const payload = BY_PORT.get(port);
  if (payload === undefined || reply.equals(payload.request)) return undefined;
  return payload.isReply(reply) ? payload.protocol : undefined;
}
