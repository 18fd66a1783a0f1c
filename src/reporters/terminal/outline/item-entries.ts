import type { EnclosingIf, ExplainedItem } from "../../../model/line-explanation.ts";
import { severityPhrase } from "../../wording/severity-phrase.ts";
import { autoEntries, conditionAround, said, sourceEntries, textEntries, whenEntries } from "./entry.ts";
import type { Entry } from "./entry.ts";

/** What an item looks at, when it counts, and what comes of it. */
export function itemEntries(item: ExplainedItem, enclosing: readonly EnclosingIf[]): readonly Entry[] {
  const isMember = conditionAround(enclosing) !== null;
  const { severity, system, notJudged, text, source } = item;
  return [
    ...whenEntries(enclosing),
    ...autoEntries(enclosing),
    ...(system === null ? [] : [said("System", `${system} only: on any other system it is SKIPPED.`)]),
    ...meaningEntries(item),
    ...(isMember ? [] : [said("Severity", severityPhrase(severity))]),
    ...(notJudged === null
      ? []
      : [said("Not judged", `${notJudged} ${isMember ? OPEN : "Its finding is ERROR."}`)]),
    ...textEntries(text),
    ...sourceEntries(source),
  ];
}

const OPEN = "Where the answer of the condition depends on it, the finding is ERROR.";

function meaningEntries({ summary, meaning, type }: ExplainedItem): readonly Entry[] {
  if (meaning !== null)
    return [
      said("Looks at", meaning.looksAt),
      said("Passes if", meaning.passes),
      said("Fails if", meaning.fails),
      said("ERROR if", meaning.errs),
    ];
  return [said("Looks at", summary ?? `This version does not know ${type} in this kind of policy.`)];
}
