import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { Doubt } from "./doubt.ts";

/** What a rule about files came to, before it is decided which of it counts most. */
export interface FileJudgement {
  readonly expected: string;
  /** What breaks the rule whatever the files that were not seen hold. */
  readonly breaches: readonly FoundItem[];
  /** What breaks the rule unless a file that was not seen puts it right. */
  readonly lacks: readonly FoundItem[];
  readonly doubts: readonly Doubt[];
  /** What satisfies the rule. */
  readonly met: readonly FoundItem[];
  readonly actual: string;
  readonly notes?: readonly string[];
}

/** A proven breach is FAILED even where not everything was seen; without one, any doubt is ERROR. */
export function settle(judgement: FileJudgement): Verdict {
  const { expected, breaches, lacks, doubts, met, actual, notes = [] } = judgement;
  const [first] = doubts;
  if (first === undefined) {
    const found = [...breaches, ...lacks];
    if (found.length > 0) return { status: "failed", expected, found, notes, actual };
    return { status: "passed", expected, found: met, notes, actual };
  }
  const details = [...new Set(doubts.map(({ detail }) => detail))];
  const known = actual === "" ? {} : { actual };
  if (breaches.length > 0) {
    const more = shown(details).map((detail) => `There may be more: ${detail}`);
    return {
      status: "failed",
      expected,
      found: breaches,
      notes: [...notes, ...more],
      extent: "partial",
      ...known,
    };
  }
  const detail = shown(details).join(" ");
  return { status: "error", reason: first.reason, detail, expected, found: [], notes, ...known };
}

const MOST = 10;

function shown(details: readonly string[]): readonly string[] {
  if (details.length <= MOST) return details;
  return [...details.slice(0, MOST), `${details.length - MOST} more things were not seen.`];
}
