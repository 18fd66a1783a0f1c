import { keyOfRequest } from "../model/evidence.ts";
import type { EvidenceKey, EvidenceRequest } from "../model/evidence.ts";

/** One request for each key: what several rules want of the same source is read once. */
export function mergeRequests(requests: readonly EvidenceRequest[]): readonly EvidenceRequest[] {
  const merged = new Map<EvidenceKey, EvidenceRequest>();
  for (const request of requests) {
    const key = keyOfRequest(request);
    const known = merged.get(key);
    merged.set(key, known === undefined ? request : mergeTwo(known, request));
  }
  return [...merged.values()];
}

function mergeTwo(known: EvidenceRequest, request: EvidenceRequest): EvidenceRequest {
  if (known.kind === "listening-sockets" && request.kind === "listening-sockets")
    return { ...known, owners: [...known.owners, ...request.owners] };
  return request.kind === "host" && request.depth === "full" ? request : known;
}
