import type { ScanPace } from "../scan-order.ts";
import { AnswerTime } from "./answer-time.ts";
import type { LaneHost } from "./piece-work.ts";

/** A host that nothing is known of. */
export function newLaneHost(address: string, { timeoutMs, retries }: ScanPace): LaneHost {
  return {
    address,
    retries,
    answerTime: new AnswerTime(Math.max(1, timeoutMs)),
    works: [],
    pieces: 0,
    underWay: 0,
  };
}
