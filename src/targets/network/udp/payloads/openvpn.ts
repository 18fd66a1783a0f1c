import { hasBytes } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

/** `P_CONTROL_HARD_RESET_CLIENT_V2` and its answer, each shifted over the number of the key, which is 0. */
const [CLIENT_RESET, SERVER_RESET] = [7 << 3, 8 << 3] as const;
const SESSION = Buffer.from("dotaudit", "latin1");
const NO_ACKNOWLEDGEMENTS = 0;
const FIRST_PACKET = [0, 0, 0, 0] as const;

/** Begins a session. Servers that want every packet signed (`tls-auth`) stay silent. */
export const openvpn: UdpPayload = {
  protocol: "openvpn",
  ports: [1194],
  source: "OpenVPN protocol description, doc/doxygen/doc_protocol_overview.h",
  request: Buffer.of(CLIENT_RESET, ...SESSION, NO_ACKNOWLEDGEMENTS, ...FIRST_PACKET),
  isReply: (reply) => reply.length >= 14 && hasBytes(reply, Buffer.of(SERVER_RESET)),
};
