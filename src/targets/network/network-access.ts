import type { NetworkAccess } from "../target.ts";

/** The servers of a target, asked under its numeric addresses; the most trusted address first. */
export function networkAccessTo(hosts: readonly string[]): NetworkAccess {
  return {
    hosts,
    async exchange(...exchange) {
      const { converse } = await import("../local/converse.ts");
      return converse(exchange);
    },
    async datagram(...question) {
      const { askDatagram } = await import("./udp/ask-datagram.ts");
      return askDatagram(question);
    },
  };
}
