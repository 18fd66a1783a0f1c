import type { Selection } from "../port-rule/select-listeners.ts";
import type { LookedAt } from "./looked-at.ts";

/** What several looks at a host have in common with the whole truth. */
export function joinSelections(
  selections: readonly Selection[],
  { notes, unseen }: Pick<LookedAt, "notes" | "unseen">,
): Selection {
  const predicted = selections.find(({ basis }) => basis !== undefined);
  const more = selections.flatMap((selection) => selection.notes ?? []);
  return {
    counted: [...new Set(selections.flatMap(({ counted }) => counted))],
    uncertain: [],
    leftOut: [],
    unseen: [...unseen, ...selections.flatMap((selection) => selection.unseen)],
    notes: [...new Set([...notes, ...more])],
    ...(predicted === undefined ? {} : { basis: "predicted" as const }),
  };
}
