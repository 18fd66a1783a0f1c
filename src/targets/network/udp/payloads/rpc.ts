import { hasBytes, words } from "./udp-payload.ts";
import type { UdpPayload } from "./udp-payload.ts";

const TRANSACTION = 0x6475_6d70;
const [CALL, REPLY, RPC_VERSION, PORTMAPPER] = [0, 1, 2, 100_000] as const;

/** Calls procedure 0 of the portmapper, which does nothing. Any other RPC program answers that it is another one. */
export const rpc: UdpPayload = {
  protocol: "rpc",
  ports: [111, 2049],
  source: "RFC 5531, section 9; RFC 1833, section 3",
  request: words(TRANSACTION, CALL, RPC_VERSION, PORTMAPPER, 2, 0, 0, 0, 0, 0),
  isReply: (reply) => hasBytes(reply, words(TRANSACTION, REPLY)),
};
