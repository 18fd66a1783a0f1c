import type { ComparedSide } from "../../model/comparison.ts";
import { countOf } from "../wording/count-of.ts";
import { timeWords } from "../wording/time-words.ts";
import type { AnyComparison } from "./any-comparison.ts";

/** The answer in one sentence. */
export function outcomeWords(comparison: AnyComparison): string {
  const { outcome, changes } = comparison;
  switch (outcome) {
    case "same":
      return "Nothing changed.";
    case "different":
      return `${countOf(changes.length, "change")}.`;
    case "not-comparable":
      return obstacleWords(comparison);
  }
}

/** `web1, 2026-11-21 06:04:11 UTC`. */
export function sideWords({ hostname, target, at }: ComparedSide): string {
  return `${hostname ?? target}, ${at === null ? "at a time that was not recorded" : timeWords(at)}`;
}

function obstacleWords(comparison: AnyComparison): string {
  if (comparison.kind === "evidence") return "These two cannot be compared: they do not show equally much.";
  if (isOfTwoHosts(comparison)) return "These two cannot be compared: they are of different hosts.";
  const count = comparison.changes.length;
  const found = count === 0 ? "no change" : countOf(count, "change");
  return `These two were not judged by the same policies: ${found} among the rules that both have.`;
}

/** What to do about an obstacle. */
export function obstacleAdvice(comparison: AnyComparison): string {
  if (comparison.kind === "evidence")
    return "Record both with the same options and the same right to look into every process, and compare again.";
  return isOfTwoHosts(comparison)
    ? "If that is wanted, --across-hosts compares them all the same."
    : "If that is wanted, --across-policies compares all rules and counts it as no obstacle.";
}

function isOfTwoHosts({ obstacles }: AnyComparison): boolean {
  return obstacles.some(({ kind }) => kind === "host");
}
