import type { EvidenceRequest } from "../../../model/evidence.ts";
import type { Recording } from "../../../targets/recorded/recording.ts";
import { isState } from "./is-state.ts";
import type { StateRequest } from "./is-state.ts";

/** Reads a request that stands in a recording; `null` for one that nobody can ask. */
export type ReadRequest = (text: string) => EvidenceRequest | null;

/** What the script was told to show of the state of the machine: it repeats the requests. Others are left out. */
export function recordedRequests(recording: Recording, readRequest: ReadRequest): readonly StateRequest[] {
  const texts = recording.ofKind("requests").flatMap(([, { content }]) => content.split("\n").slice(0, -1));
  return texts.flatMap((text) => {
    const request = readRequest(text);
    return request !== null && isState(request) ? [request] : [];
  });
}
