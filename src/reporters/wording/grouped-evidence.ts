import type { EvidenceSummary } from "../../model/report.ts";
import { evidenceWords } from "./evidence-words.ts";
import { manifoldCount, manifoldKey, manifoldKindWords } from "./manifold-words.ts";

/** One line in a list of what was looked at. */
export interface EvidenceLine {
  readonly words: string;
  readonly status: EvidenceSummary["status"];
  readonly source: string;
  readonly gaps: number;
}

/** What was looked at: of a kind that there is much of, one line for all that was seen whole, and one for each other. */
export function groupedEvidence(evidence: readonly EvidenceSummary[]): readonly EvidenceLine[] {
  const whole = Map.groupBy(evidence, (summary) => wholeKindOf(summary));
  const told = new Set<string>();
  return evidence.flatMap((summary) => {
    const kind = wholeKindOf(summary);
    const members = whole.get(kind) ?? [];
    if (kind === null || members.length === 1) return [lineOf(summary)];
    if (told.has(kind)) return [];
    told.add(kind);
    const source = manifoldCount(kind, members.length);
    return [{ words: manifoldKindWords(kind), status: "observed" as const, source, gaps: 0 }];
  });
}

function wholeKindOf({ key, status, gaps }: EvidenceSummary) {
  return status === "observed" && gaps.length === 0 ? (manifoldKey(key)?.kind ?? null) : null;
}

function lineOf({ key, status, source, gaps }: EvidenceSummary): EvidenceLine {
  return { words: evidenceWords(key), status, source, gaps: gaps.length };
}
