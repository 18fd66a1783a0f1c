import type { FoundItem, Verdict } from "../../model/verdict.ts";
import type { Unseen } from "./resolve-ports.ts";
import type { Selection } from "./select-listeners.ts";
import { notesOf } from "./words.ts";

/** What a port check found out, before it is decided which of it counts most. */
export interface PortJudgement {
  readonly expected: string;
  readonly selection: Selection;
  /** What certainly breaks the rule. */
  readonly violations: readonly FoundItem[];
  /** What keeps the rule from being answered with yes. */
  readonly doubts: readonly (Unseen & { readonly item?: FoundItem })[];
  /** What satisfies the rule. */
  readonly accepted: readonly FoundItem[];
}

/** A proven violation is FAILED even where not everything was seen; without one, any doubt is ERROR. */
export function verdictOf({ expected, selection, violations, doubts, accepted }: PortJudgement): Verdict {
  const notes = notesOf(selection);
  const basis = selection.basis === undefined ? {} : { basis: selection.basis };
  const reasons = [...doubts, ...selection.unseen];
  const [first] = reasons;
  if (violations.length > 0) {
    const more = unique(reasons.map(({ detail }) => `There may be more: ${detail}`));
    const extent = more.length === 0 ? {} : ({ extent: "partial" } as const);
    return { status: "failed", expected, found: violations, notes: [...notes, ...more], ...extent, ...basis };
  }
  if (first === undefined) return { status: "passed", expected, found: accepted, notes, ...basis };
  const found = doubts.flatMap(({ item }) => (item === undefined ? [] : [item]));
  const detail = unique(reasons.map((reason) => reason.detail)).join(" ");
  return { status: "error", reason: first.reason, detail, expected, found, notes, ...basis };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
