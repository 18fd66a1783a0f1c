import type { Place } from "./listeners-at.ts";
import type { LookedAt } from "./looked-at.ts";

/** The places to look at. Where every reachable address is one, only loopback addresses are still apart from it. */
export function placesOf({ addresses, extent }: LookedAt): readonly Place[] {
  const isApart = (address: string) => extent === "these" || /^(127\.|::1$)/.test(address);
  const single = addresses.filter(isApart).map((address): Place => ({ kind: "address", address }));
  return extent === "these" ? single : [...single, { kind: "every" }];
}
