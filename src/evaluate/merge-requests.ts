import type { BindWish } from "../model/cross-view.ts";
import { keyOfRequest } from "../model/evidence.ts";
import { mergeState, wishesOf } from "./merge-state-requests.ts";
import type { EvidenceKey, EvidenceRequest, ListeningSocketsRequest, OwnerWish } from "../model/evidence.ts";

/** One request for each source that has to be read, wide enough for everybody who asked. */
export function mergeRequests(requests: readonly EvidenceRequest[]): readonly EvidenceRequest[] {
  const groups = new Map<EvidenceKey, EvidenceRequest[]>();
  for (const request of requests) {
    const key = keyOfRequest(request);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [request]);
    else group.push(request);
  }
  return [...groups.values()].flatMap(mergeGroup);
}

/** Requests that go beyond what was already asked for: what is still to be read. They are known from then on. */
export function takeUnknown(
  requests: readonly EvidenceRequest[],
  known: Set<string>,
): readonly EvidenceRequest[] {
  return requests.filter((request) => {
    const parts = partsOf(request).filter((part) => !known.has(part));
    for (const part of parts) known.add(part);
    return parts.length > 0;
  });
}

function mergeGroup(group: readonly EvidenceRequest[]): readonly EvidenceRequest[] {
  const [first] = group;
  if (first === undefined) return [];
  if (first.kind === "listening-sockets")
    return [{ ...first, owners: mergeWishes(group), ...mergeFamilies(group) }];
  if (first.kind === "cross-view") return [{ ...first, bind: mergeBinds(group) }];
  return [mergeState(first, group) ?? fullest(first, group)];
}

function fullest(first: EvidenceRequest, group: readonly EvidenceRequest[]): EvidenceRequest {
  return group.find((request) => request.kind === "host" && request.depth === "full") ?? first;
}

function mergeWishes(group: readonly EvidenceRequest[]): readonly OwnerWish[] {
  const wishes = new Map<string, OwnerWish>();
  for (const request of group)
    if (request.kind === "listening-sockets")
      for (const wish of request.owners) wishes.set(JSON.stringify(wish), wish);
  return [...wishes.values()];
}

function mergeFamilies(group: readonly EvidenceRequest[]): Pick<ListeningSocketsRequest, "families"> {
  const asks = (request: EvidenceRequest) =>
    request.kind === "listening-sockets" && request.families === "told";
  return group.some(asks) ? { families: "told" } : {};
}

function mergeBinds(group: readonly EvidenceRequest[]): readonly BindWish[] {
  const wishes = group.flatMap((request) => (request.kind === "cross-view" ? request.bind : []));
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}

/** A request as the smallest things that it asks for. */
function partsOf(request: EvidenceRequest): readonly string[] {
  const key = keyOfRequest(request);
  if (request.kind === "listening-sockets")
    return [
      key,
      ...request.owners.map((wish) => `${key} ${JSON.stringify(wish)}`),
      ...(request.families === undefined ? [] : [`${key} families`]),
    ];
  if (request.kind === "cross-view")
    return [key, ...request.bind.map((wish) => `${key} ${JSON.stringify(wish)}`)];
  const wishes = wishesOf(request);
  if (wishes.length > 0) return [key, ...wishes.map((wish) => `${key} ${wish}`)];
  return request.kind === "host" && request.depth === "full" ? [key, `${key} full`] : [key];
}
