import type { Accepted, AppliedWaiver } from "../../model/accepted.ts";

/** What was agreed beforehand, in one sentence; `null` where nothing was. */
export function acceptedWords({ waiver, baseline }: Accepted): string | null {
  if (waiver !== undefined) return waiverWords(waiver);
  if (baseline === undefined) return null;
  return baseline === "known" ? "Known: the baseline has it too." : "New: the baseline does not have it.";
}

function waiverWords(waiver: AppliedWaiver): string {
  const { reason, approver, ticket } = waiver;
  const source = ticket === null ? approver : `${approver}, ${ticket}`;
  return `${stateWords(waiver)} (${source}): ${reason}`;
}

function stateWords({ state, from, until }: AppliedWaiver): string {
  switch (state) {
    case "in-force":
      return until === null ? "Waived without an end" : `Waived until ${until}`;
    case "ends-soon":
      return `Waived until ${until ?? "soon"}, which is near`;
    case "expired":
      return `The waiver ended at ${until ?? "a time that is over"} and does not count`;
    case "not-yet":
      return `The waiver begins at ${from ?? "a later time"} and does not count yet`;
  }
}
