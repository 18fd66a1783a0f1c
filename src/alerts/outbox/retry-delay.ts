/** How long to wait between attempts, in milliseconds. */
export interface RetryTimes {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** From ten seconds to an hour. */
export const RETRY_TIMES: RetryTimes = { firstMs: 10_000, longestMs: 3_600_000 };

/**
 * Milliseconds to wait after so many attempts in vain: each time twice as long, a quarter more or less, so that those
 * who failed together do not come back together. `random` is from 0 to 1.
 */
export function retryDelay(attempts: number, random: number, times: RetryTimes = RETRY_TIMES): number {
  const doubled = times.firstMs * 2 ** Math.min(Math.max(attempts - 1, 0), 40);
  return Math.round(Math.min(doubled, times.longestMs) * (0.75 + random / 2));
}
