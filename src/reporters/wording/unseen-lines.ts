import type { EvidenceKey } from "../../model/evidence.ts";
import type { AuditReport } from "../../model/report.ts";
import type { ReportedReconciliation } from "../../model/reconciliation.ts";
import { listedSources } from "./evidence-words.ts";

/** What could not be seen, one line each: sources, gaps in sources that were seen, what only one side shows. Not yet inert. */
export function unseenLines({ evidence, reconciliation }: AuditReport): readonly string[] {
  return [...sourceLines(evidence), ...(reconciliation === undefined ? [] : oneSided(reconciliation))];
}

/** What one text holds for. */
interface Unseen {
  readonly detail: string;
  /** What stands between the source and the text. */
  readonly link: ": " | " not seen: ";
  readonly keys: EvidenceKey[];
}

/** The sources that one text holds for stand together, in the order of the evidence. */
function sourceLines(evidence: AuditReport["evidence"]): readonly string[] {
  const byLink = { ": ": new Map<string, Unseen>(), " not seen: ": new Map<string, Unseen>() };
  const all: Unseen[] = [];
  for (const { key, status, detail, gaps } of evidence) {
    const texts = status === "observed" ? [] : ([[" not seen: ", detail ?? "no reason given"]] as const);
    for (const [link, text] of [...texts, ...gaps.map((gap) => [": ", gap.detail] as const)]) {
      const known = byLink[link].get(text) ?? { detail: text, link, keys: [] };
      if (known.keys.length === 0) all.push(known);
      byLink[link].set(text, known);
      known.keys.push(key);
    }
  }
  return all.flatMap(({ keys, link, detail }) =>
    listedSources(keys).map((source) => `${source}${link}${detail}`),
  );
}

function oneSided({ ports, unseen }: ReportedReconciliation): readonly string[] {
  return [
    ...unseen.map(({ side, transport, detail }) => `${transport} from ${side}: ${detail}`),
    ...ports
      .filter(({ kind }) => kind === "not-explained" || kind === "not-comparable")
      .map(({ transport, address, port, detail }) => `${transport} ${hostOf(address)}:${port}: ${detail}`),
  ];
}

function hostOf(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}
