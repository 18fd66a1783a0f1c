/** Attempts that are under way at the start, and at least as long as nothing speaks against it. */
const START = 128;
const PLAIN = 64;

/** After answers were lost the window is not made smaller than this. */
const LEAST_AFTER_LOSS = 16;

/** What one thread starts in a millisecond: more need not be under way than are started while an answer comes. */
const STARTS_PER_MS = 20;

/** Weight of one attempt in the mean of the time that they take. */
const WEIGHT = 1 / 64;

/** Answers lost within so many milliseconds are one loss. */
const ONE_LOSS = 200;

/**
 * How many attempts may be under way. It doubles with every round of attempts until answers are lost or this machine
 * refuses a socket, is halved then, and grows by one a round afterwards, as TCP does. It is never wider than attempts
 * take time: where answers come at once, more sockets only cost memory.
 */
export class FlightWindow {
  readonly #most: number;
  #wide = START;
  #threshold = Infinity;
  #meanWait = 0;
  #smallerUntil = 0;

  constructor(most: number) {
    this.#most = Math.max(1, most);
  }

  get size(): number {
    const useful = Math.max(PLAIN, STARTS_PER_MS * this.#meanWait);
    return Math.max(1, Math.floor(Math.min(this.#most, this.#wide, useful)));
  }

  /** An attempt ended, with an answer or without. */
  ended(waitMs: number): void {
    this.#meanWait += (waitMs - this.#meanWait) * WEIGHT;
    if (this.#wide < this.#most) this.#wide += this.#wide < this.#threshold ? 1 : 1 / this.#wide;
  }

  /** A port that was silent before has answered: something between here and there is overrun. */
  lost(now: number): void {
    this.#halve(LEAST_AFTER_LOSS, now);
  }

  /** This machine has no more sockets to give. */
  refused(now: number): void {
    this.#halve(1, now);
  }

  #halve(least: number, now: number): void {
    if (now < this.#smallerUntil) return;
    this.#smallerUntil = now + ONE_LOSS;
    this.#wide = Math.max(least, this.size / 2);
    this.#threshold = this.#wide;
  }
}
