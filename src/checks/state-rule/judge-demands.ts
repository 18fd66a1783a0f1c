import type { Unavailable } from "../../model/observation.ts";
import type { Verdict } from "../../model/verdict.ts";
import { stateVerdict, unseenVerdict } from "./state-verdict.ts";

/** One demand of a rule on something that was seen, or not. */
export type Demand =
  | { readonly status: "met" | "unmet"; readonly text: string }
  | ({ readonly status: "unseen" } & Pick<Unavailable, "reason" | "detail">);

/** All demands have to be met. One that is not decides, whatever was not seen beside it. */
export function judgeDemands(
  expected: string,
  demands: readonly Demand[],
  notes: readonly string[] = [],
): Verdict {
  const found = demands.flatMap((demand) => (demand.status === "unseen" ? [] : [demand.text]));
  const unseen = demands.find((demand) => demand.status === "unseen");
  if (demands.some(({ status }) => status === "unmet"))
    return stateVerdict("failed", {
      expected,
      found,
      notes: [...notes, ...(unseen === undefined ? [] : [unseen.detail])],
    });
  if (unseen !== undefined) return unseenVerdict(unseen, { expected, found, notes });
  return stateVerdict("passed", { expected, found, notes });
}
