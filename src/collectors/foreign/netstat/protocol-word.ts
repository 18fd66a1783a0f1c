import type { Transport } from "../../../model/listening-socket.ts";
import type { ShownFamily } from "../shown-sockets/shown-row.ts";

/** The first column of a row as its parts; `family` is `null` where the word has no digit. */
export interface ProtocolWord {
  readonly transport: Transport;
  readonly family: ShownFamily | null;
}

const TRANSPORTS: Readonly<Record<string, Transport>> = {
  tcp: "tcp",
  udp: "udp",
  udpl: "udplite",
  udplite: "udplite",
};
const FAMILIES: Readonly<Record<string, ShownFamily>> = { 4: "ipv4", 6: "ipv6", 46: "both" };

/** Reads `tcp`, `tcp46`, `udpl6` …; `null` for any other word. */
export function protocolWord(text: string): ProtocolWord | null {
  const [, name = "", digits = ""] = /^([a-z]{3,7})(4|6|46)?$/.exec(text) ?? [];
  const transport = Object.hasOwn(TRANSPORTS, name) ? TRANSPORTS[name] : undefined;
  return transport === undefined ? null : { transport, family: FAMILIES[digits] ?? null };
}
