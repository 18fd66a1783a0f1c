import type { Shot } from "./send-burst.ts";

const FIRST_BURST = 32;
const LARGEST_BURST = 256;
const LONGEST_PAUSE_MS = 1000;
const SHORTEST_PAUSE_MS = 50;
/** So many bursts in turn of which a host that had told told nothing: it does not tell any more. */
const MOST_DRY = 8;

/**
 * How fast one host tells that ports are closed or prohibited. It does so by ICMP, and most hosts limit that (Linux: six
 * at once, then one in a second), so silence proves nothing while the limit is reached. It counts only if the `beacon`,
 * a port of which the host told before, was asked right after the silent ones and was told of again: then there was
 * something left to tell of the others, too.
 */
export class AnswerRate {
  readonly #largest: number;
  #beacon: number | null = null;
  #isMute = false;
  #dry = 0;
  #size: number;
  #pauseMs = 0;

  constructor(largest = LARGEST_BURST) {
    this.#largest = Math.max(1, Math.min(largest, LARGEST_BURST));
    this.#size = Math.min(FIRST_BURST, this.#largest);
  }

  /** A port that the host told of; `null` while there is none, and once the host has stopped telling. */
  get beacon(): number | null {
    return this.#beacon;
  }

  /** How many ports to ask at once. */
  get size(): number {
    return this.#size;
  }

  /** How long to wait before that. */
  get pauseMs(): number {
    return this.#pauseMs;
  }

  /** Learns from a burst, and says whether its silences count. */
  learn(shots: readonly Shot[], beacon: Shot | null): "silence counts" | "silence proves nothing" {
    const told = shots.filter(isTold);
    const isConfirmed = beacon !== null && isTold(beacon);
    this.#note(told);
    const counts = isConfirmed || this.#beacon === null;
    if (counts || !shots.some(isSilent)) this.#hurry();
    else this.#slowDown(told.length);
    return counts ? "silence counts" : "silence proves nothing";
  }

  #note(told: readonly Shot[]): void {
    if (!this.#isMute) this.#beacon = told.at(-1)?.port ?? this.#beacon;
  }

  #hurry(): void {
    this.#dry = 0;
    this.#size = Math.min(this.#largest, this.#size * 2);
    this.#pauseMs = this.#pauseMs > SHORTEST_PAUSE_MS ? this.#pauseMs / 2 : 0;
  }

  /** One more than it told at once: asking for more than it tells costs it nothing, and shows when it tells more. */
  #slowDown(told: number): void {
    this.#size = Math.min(this.#largest, told + 1);
    if (told > 0) {
      this.#dry = 0;
      return;
    }
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, this.#pauseMs * 2));
    this.#dry += 1;
    if (this.#dry < MOST_DRY) return;
    this.#isMute = true;
    this.#beacon = null;
    this.#pauseMs = 0;
  }
}

function isTold({ answer }: Shot): boolean {
  return answer === "closed" || answer === "filtered";
}

function isSilent({ answer }: Shot): boolean {
  return answer === "open|filtered";
}
