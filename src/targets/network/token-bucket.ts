/** Tokens that may be saved up, as milliseconds of the rate: timers are not more exact than that. */
const SAVED_MS = 20;

/** Lets so many attempts start in a second, evenly. */
export class TokenBucket {
  readonly #perMs: number;
  readonly #most: number;
  #tokens = 1;
  #filledAt: number;

  constructor(perSecond: number, now: number) {
    this.#perMs = perSecond / 1000;
    this.#most = Math.max(1, this.#perMs * SAVED_MS);
    this.#filledAt = now;
  }

  /** Takes a token; else the milliseconds until there will be one. */
  take(now: number): number {
    this.#tokens = Math.min(this.#most, this.#tokens + (now - this.#filledAt) * this.#perMs);
    this.#filledAt = now;
    if (this.#tokens < 1) return Math.max(1, (1 - this.#tokens) / this.#perMs);
    this.#tokens -= 1;
    return 0;
  }
}
