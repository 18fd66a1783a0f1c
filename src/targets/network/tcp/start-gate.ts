import type { ScanPace } from "../scan-order.ts";
import { TokenBucket } from "../token-bucket.ts";

/** So many attempts are started at most before the answers of others are looked at. */
const STARTS_IN_A_ROW = 256;

/** Says when the next attempt may start: keeps the rate, and lets go of the loop where every attempt fails at once. */
export class StartGate {
  readonly #tokens: TokenBucket | null;
  readonly #onOpen: () => void;
  #inARow = 0;
  #breath: NodeJS.Immediate | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor({ perSecond, tokens }: ScanPace, onOpen: () => void) {
    const own = perSecond === undefined ? null : new TokenBucket(perSecond, performance.now());
    this.#tokens = tokens ?? own;
    this.#onOpen = onOpen;
  }

  /** Whether an attempt may start now; if not, it is told when one may. */
  pass(): "start" | "wait" {
    if (this.#breath !== null || this.#timer !== null) return "wait";
    if (this.#inARow >= STARTS_IN_A_ROW) {
      this.#breath = setImmediate(this.#open);
      return "wait";
    }
    const waitMs = this.#tokens?.take(performance.now()) ?? 0;
    if (waitMs > 0) {
      this.#timer = setTimeout(this.#open, waitMs);
      return "wait";
    }
    this.#inARow += 1;
    return "start";
  }

  close(): void {
    if (this.#breath !== null) clearImmediate(this.#breath);
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  readonly #open = (): void => {
    this.#breath = null;
    this.#timer = null;
    this.#inARow = 0;
    this.#onOpen();
  };
}
