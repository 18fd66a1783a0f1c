import type { Verdict } from "../../model/verdict.ts";
import type { Doubt } from "../text-files/doubt.ts";
import { settle } from "../text-files/settle.ts";

/** What a built-in item found, each in a few words. */
export interface ItemFlaws {
  /** What breaks the item whatever was not seen. */
  readonly breaches?: readonly string[];
  /** What is missing, unless it stands in something that was not seen. */
  readonly lacks?: readonly string[];
  readonly doubts?: readonly Doubt[];
  /** What was looked at, where nothing is wrong with it. */
  readonly lookedAt: string;
  readonly notes?: readonly string[];
}

/** What a verdict says in any case: what is wanted, and the words of Nessus for an item that passes. */
export interface ItemFrame {
  readonly expected: string;
  readonly passed?: string;
}

/** The verdict about a built-in item; its actual value is that of Nessus where it passes. */
export function settleItem({ expected, passed }: ItemFrame, flaws: ItemFlaws): Verdict {
  const { breaches = [], lacks = [], doubts = [], lookedAt, notes = [] } = flaws;
  const wrong = doubts.length === 0 ? [...breaches, ...lacks] : breaches;
  return settle({
    expected,
    breaches: itemsOf(breaches),
    lacks: itemsOf(lacks),
    doubts,
    met: itemsOf([lookedAt]),
    actual: wrong.length > 0 ? issues(wrong) : doubts.length > 0 ? "" : (passed ?? "No issues found."),
    notes,
  });
}

function issues(texts: readonly string[]): string {
  return [
    texts.length === 1 ? "1 issue found:" : `${texts.length} issues found:`,
    ...texts.map((text) => `      ${text}`),
  ].join("\n");
}

function itemsOf(texts: readonly string[]) {
  return texts.map((text) => ({ text }));
}
