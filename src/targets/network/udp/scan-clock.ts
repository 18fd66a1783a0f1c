import type { ScanPace } from "../scan-order.ts";
import type { TokenBucket } from "../token-bucket.ts";

/** The waits of a scan, all of which end when somebody ends the scan. */
export class ScanClock {
  readonly #signal: AbortSignal | undefined;
  readonly #gapMs: number;
  readonly #tokens: TokenBucket | null;
  readonly #sleepers = new Set<() => void>();
  #next = 0;

  constructor({ perSecond, tokens }: ScanPace, signal: AbortSignal | undefined) {
    this.#signal = signal;
    this.#tokens = tokens ?? null;
    this.#gapMs = perSecond === undefined ? 0 : 1000 / perSecond;
    signal?.addEventListener("abort", () => {
      for (const wake of this.#sleepers) wake();
    });
  }

  isOver(): boolean {
    return this.#signal?.aborted === true;
  }

  /** Waits until one more datagram may be sent, over all hosts. */
  async turn(): Promise<void> {
    if (this.#gapMs === 0) return;
    if (this.#tokens !== null) {
      await this.#turnAmong(this.#tokens);
      return;
    }
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gapMs;
    if (at > now) await this.wait(at - now);
  }

  async #turnAmong(tokens: TokenBucket): Promise<void> {
    for (let waitMs = tokens.take(performance.now()); waitMs > 0; waitMs = tokens.take(performance.now())) {
      await this.wait(waitMs);
      if (this.isOver()) return;
    }
  }

  /** Waits for some time, or until `something` is there before it. */
  wait(milliseconds: number, something?: Promise<unknown>): Promise<void> {
    if (this.isOver()) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#sleepers.add(wake);
      void something?.then(wake);
    });
  }
}
