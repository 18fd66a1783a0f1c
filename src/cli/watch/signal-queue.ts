/** What the program is told from outside. Not only the last one counts: they are taken one after the other. */
export type DaemonSignal = "SIGHUP" | "SIGINT" | "SIGTERM";

const SIGNALS: readonly DaemonSignal[] = ["SIGHUP", "SIGINT", "SIGTERM"];

/** The signals that come from now on; several SIGHUP that nobody looked at yet are one. */
export class SignalQueue {
  readonly #waiting: DaemonSignal[] = [];
  readonly #hurry = new AbortController();
  #wake: () => void = () => undefined;

  constructor() {
    for (const signal of SIGNALS)
      process.on(signal, () => {
        if (signal !== "SIGHUP" && this.#waiting.includes(signal)) this.#hurry.abort();
        if (!this.#waiting.includes(signal)) this.#waiting.push(signal);
        this.#wake();
      });
  }

  /** Aborted when somebody asks for the end twice. */
  get hurry(): AbortSignal {
    return this.#hurry.signal;
  }

  /** The next signal; one that ends the program stays in the queue. */
  async next(): Promise<DaemonSignal> {
    for (;;) {
      const end = this.#waiting.find((signal) => signal !== "SIGHUP");
      if (end !== undefined) return end;
      const signal = this.#waiting.shift();
      if (signal !== undefined) return signal;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
