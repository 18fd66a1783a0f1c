import { keyOfRequest } from "../model/evidence.ts";
import type { Unavailable } from "../model/observation.ts";
import type { AnsweringHost } from "./evidence-source.ts";

/** A target that could not be reached: whatever is asked of it was not seen, for one and the same reason. */
export function unreachableTarget(name: string, why: Unavailable): AnsweringHost {
  return {
    kind: "evidence",
    name,
    collectedAt: null,
    now: Date.now,
    bothViews: [],
    answer: (requests) =>
      Object.fromEntries(requests.map((request) => [keyOfRequest(request), { ...why, source: name }])),
  };
}
