import type { ScanPace } from "./scan-order.ts";
import { TokenBucket } from "./token-bucket.ts";

const buckets = new Map<number, TokenBucket>();

/**
 * A pace for one of several scans: its rate holds over all scans of this program together that were given the same one,
 * whether they run side by side or one after the other.
 */
export function sharedPace(pace: ScanPace): ScanPace {
  const { perSecond } = pace;
  if (perSecond === undefined) return pace;
  const tokens = buckets.get(perSecond) ?? new TokenBucket(perSecond, performance.now());
  buckets.set(perSecond, tokens);
  return { ...pace, tokens };
}
