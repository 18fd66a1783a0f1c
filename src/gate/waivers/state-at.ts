import type { AppliedWaiver } from "../../model/accepted.ts";
import type { Waiver } from "./waiver.ts";

/** The time that waivers are held against. */
export interface WaiverTime {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Days before its end from which on a waiver warns. */
  readonly warnDays: number;
}

const DAY = 86_400_000;

/** Whether a waiver holds at a time. */
export function stateAt({ from, until }: Waiver, { now, warnDays }: WaiverTime): AppliedWaiver["state"] {
  if (from !== null && now < from.time) return "not-yet";
  if (until === null) return "in-force";
  if (now > until.time) return "expired";
  return until.time - now <= warnDays * DAY ? "ends-soon" : "in-force";
}
