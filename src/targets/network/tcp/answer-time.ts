/** Milliseconds that every host has to answer: its network, and whatever keeps this machine from looking. */
const LEAST = 200;

const SMOOTHING = 1 / 8;
const VARIATION = 1 / 4;

/** How long one host takes to answer, learnt from its answers as RFC 6298 does it. */
export class AnswerTime {
  readonly #mostMs: number;
  #smoothed = 0;
  #variation = 0;

  constructor(mostMs: number) {
    this.#mostMs = mostMs;
  }

  observe(milliseconds: number): void {
    if (this.#smoothed === 0) {
      this.#smoothed = milliseconds;
      this.#variation = milliseconds / 2;
      return;
    }
    const off = Math.abs(this.#smoothed - milliseconds);
    this.#variation += (off - this.#variation) * VARIATION;
    this.#smoothed += (milliseconds - this.#smoothed) * SMOOTHING;
  }

  /** How long to wait for an answer, twice as long each time that a port is asked again. */
  limitFor(pass: number): number {
    if (this.#smoothed === 0) return this.#mostMs;
    const usual = Math.max(LEAST, this.#smoothed + 4 * this.#variation);
    return Math.min(this.#mostMs, usual * 2 ** (pass - 1));
  }
}
