import type { ScanPace } from "../scan-order.ts";

/** The waits of a scan, all of which end when somebody ends the scan. */
export class ScanClock {
  readonly #signal: AbortSignal | undefined;
  readonly #gapMs: number;
  readonly #sleepers = new Set<() => void>();
  #next = 0;

  constructor({ perSecond }: ScanPace, signal: AbortSignal | undefined) {
    this.#signal = signal;
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
    const now = performance.now();
    const at = Math.max(now, this.#next);
    this.#next = at + this.#gapMs;
    if (at > now) await this.wait(at - now);
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
