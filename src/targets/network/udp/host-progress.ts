import type { PortAnswer } from "../../../model/network-scan.ts";
import type { PortSet } from "../../../model/port-set.ts";
import { AnswerRate } from "./answer-rate.ts";
import { PortQueue } from "./port-queue.ts";
import type { QueuedPort } from "./port-queue.ts";
import type { Shot } from "./send-burst.ts";

/** The next datagrams for a host. */
export interface Burst {
  readonly ports: readonly number[];
  /** A port that the host told of; it is asked last (`answer-rate.ts`). */
  readonly beacon: number | null;
  /** At the last chance of a port, its answer is waited for as long as it may take. */
  readonly urgency: "last-chance" | "early";
  readonly pauseMs: number;
}

/** What is asked of a host. */
export interface HostOrder {
  readonly ports: PortSet;
  /** How often a silent port is asked again. */
  readonly retries: number;
  readonly largestBurst?: number;
}

/** Called once for each port. */
export type Settle = (port: number, answer: PortAnswer, why?: string) => void;

/** So many bursts in turn for which this machine had no socket. */
const MOST_STARVED = 50;
const STARVED_PAUSE_MS = 100;

/** Which ports of one host are still to be asked, and what was learnt of the others. */
export class HostProgress {
  readonly #retries: number;
  readonly #settle: Settle;
  readonly #queue: PortQueue;
  readonly #rate: AnswerRate;
  #asked: readonly QueuedPort[] = [];
  #starved = 0;

  constructor({ ports, retries, largestBurst }: HostOrder, settle: Settle) {
    this.#retries = retries;
    this.#settle = settle;
    this.#queue = new PortQueue(ports);
    this.#rate = new AnswerRate(largestBurst);
  }

  /** The next burst, or `null` when every port is settled. */
  next(): Burst | null {
    const asked = this.#queue.take(this.#rate.size);
    if (asked.length === 0) return null;
    this.#asked = asked;
    const isLast = asked.some(({ silences }) => silences >= this.#retries);
    return {
      ports: asked.map(({ port }) => port),
      beacon: this.#rate.beacon,
      urgency: isLast ? "last-chance" : "early",
      pauseMs: this.#starved > 0 ? STARVED_PAUSE_MS : this.#rate.pauseMs,
    };
  }

  /** Takes in what became of each port of the last burst, in its order, and of its beacon. */
  learn(shots: readonly Shot[], beacon: Shot | null): void {
    this.#starved = shots.every(({ answer }) => answer === "starved") ? this.#starved + 1 : 0;
    const sent = shots.filter(({ answer }) => answer !== "starved");
    const counts = sent.length > 0 && this.#rate.learn(sent, beacon) === "silence counts" ? 1 : 0;
    for (const [index, queued] of this.#asked.entries()) {
      const { answer, why } = shots[index] ?? { answer: "starved" };
      if (answer === "starved") this.#hunger(queued, why);
      else if (answer === "open|filtered")
        this.#doubt({ ...queued, silences: queued.silences + counts }, why);
      else this.#settle(queued.port, answer, why);
    }
    this.#asked = [];
  }

  /** Settles what is left, because the scan was ended. */
  end(): void {
    const why = "the scan was ended";
    for (const queued of this.#asked) this.#queue.putBack(queued);
    for (let left = this.#queue.take(Infinity); left.length > 0; left = this.#queue.take(Infinity))
      for (const { port, isTried } of left)
        this.#settle(port, isTried === "tried" ? "open|filtered" : "untried", why);
  }

  #doubt(queued: QueuedPort, why: string | undefined): void {
    if (queued.silences > this.#retries) this.#settle(queued.port, "open|filtered", why);
    else this.#queue.putBack({ ...queued, isTried: "tried" });
  }

  #hunger(queued: QueuedPort, why: string | undefined): void {
    if (this.#starved > MOST_STARVED) this.#settle(queued.port, "untried", why);
    else this.#queue.putBack(queued);
  }
}
