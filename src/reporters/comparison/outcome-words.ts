import type { Comparison, ComparedSide } from "../../model/comparison.ts";
import { countOf } from "../wording/count-of.ts";
import { timeWords } from "../wording/time-words.ts";

/** The answer in one sentence. */
export function outcomeWords({ outcome, changes }: Comparison): string {
  switch (outcome) {
    case "same":
      return "Nothing changed.";
    case "different":
      return `${countOf(changes.length, "change")}.`;
    case "not-comparable":
      return "These two cannot be compared: they do not show equally much.";
  }
}

/** `web1, 2026-11-21 06:04:11 UTC`. */
export function sideWords({ hostname, target, at }: ComparedSide): string {
  return `${hostname ?? target}, ${at === null ? "at a time that was not recorded" : timeWords(at)}`;
}

/** What to do about two documents that do not show equally much. */
export const OBSTACLE_ADVICE =
  "Record both with the same options and the same right to look into every process, and compare again.";
