import type { JudgeSettings } from "../define-check.ts";
import type { PortFieldValues } from "./port-fields.ts";

/** Whether a rule leaves loopback-only listeners out: it does unless it or the user chose otherwise. */
export function leavesOutLoopback({ address, scope }: PortFieldValues, { loopback }: JudgeSettings): boolean {
  return loopback === "left-out" && address === null && scope === null;
}
