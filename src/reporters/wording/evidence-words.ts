import type { EvidenceKey } from "../../model/evidence.ts";

const SOCKETS = "listening-sockets:";

const WORDS: Readonly<Partial<Record<EvidenceKey, string>>> = {
  "service-names": "service names",
  "rpc-services": "RPC services",
  "network-interfaces": "interfaces",
  "official-addresses": "official addresses",
  "port-scan": "scan from outside",
  "cross-view": "cross view",
};

/** A source of evidence in plain words: `tcp6 sockets`, `RPC services`. */
export function evidenceWords(key: EvidenceKey): string {
  return key.startsWith(SOCKETS) ? `${key.slice(SOCKETS.length)} sockets` : (WORDS[key] ?? key);
}
