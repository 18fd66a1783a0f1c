import type { EvidenceKey } from "../../model/evidence.ts";
import { manifoldCount, manifoldKey, manifoldKindWords } from "./manifold-words.ts";
import { cutText } from "./cut-text.ts";

const SOCKETS = "listening-sockets:";

const WORDS: Readonly<Partial<Record<EvidenceKey, string>>> = {
  "service-names": "service names",
  "rpc-services": "RPC services",
  "network-interfaces": "interfaces",
  "official-addresses": "official addresses",
  "port-scan": "scan from outside",
  "cross-view": "cross view",
};

const LONGEST = 200;

/** A source of evidence in plain words: `tcp6 sockets`, `RPC services`, `file /etc/passwd`. */
export function evidenceWords(key: EvidenceKey): string {
  if (key.startsWith(SOCKETS)) return `${key.slice(SOCKETS.length)} sockets`;
  return WORDS[key] ?? cutText(manifoldKey(key)?.words ?? key, LONGEST);
}

/** The same, with all files, commands and the like under one name. */
export function sourceWords(key: EvidenceKey): string {
  const manifold = manifoldKey(key);
  return manifold === null ? evidenceWords(key) : manifoldKindWords(manifold.kind);
}

const MOST_NAMED = 3;

/** The sources of some keys, each once; of more than three of a kind only their number: `212 files`. */
export function listedSources(keys: readonly EvidenceKey[]): readonly string[] {
  const groups = Map.groupBy(new Set(keys), (key) => manifoldKey(key)?.kind ?? null);
  const texts = [...groups].flatMap(([kind, members]) =>
    kind === null || members.length <= MOST_NAMED
      ? members.map(evidenceWords)
      : [manifoldCount(kind, members.length)],
  );
  return [...new Set(texts)];
}
