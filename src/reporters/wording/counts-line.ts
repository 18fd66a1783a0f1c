import type { OutcomeCounts } from "../../model/outcome.ts";
import { OUTCOME_ORDER } from "./status-words.ts";

/** All seven counts on one line, for people and programs: `FAILED 1, ERROR 0, …`. */
export function countsLine(counts: OutcomeCounts): string {
  return OUTCOME_ORDER.map((outcome) => `${outcome} ${counts[outcome]}`).join(", ");
}
