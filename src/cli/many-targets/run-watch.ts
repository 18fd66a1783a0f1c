import { setTimeout as wait } from "node:timers/promises";
import { EXIT } from "../exit-codes.ts";
import { showProgress } from "../progress.ts";

/** How long what is open may take to be closed. */
const GRACE_MS = 3000;

/** Names of targets on the line of progress. */
const SHOWN = 4;

/** A run on targets while it goes on: what is done, what is open, and that it can be interrupted. */
export class RunWatch {
  readonly #ended = new AbortController();
  readonly #open = new Set<Promise<unknown>>();
  readonly #reading = new Set<string>();
  readonly #count: number;
  #done = 0;
  #isInterrupted = false;

  constructor(count: number) {
    this.#count = count;
  }

  /** Aborted when nothing more is to be done. */
  get ended(): AbortSignal {
    return this.#ended.signal;
  }

  /** Runs the whole work: with progress on a terminal, and with an end of everything that is open when it ends early. */
  async over<T>(work: () => Promise<T>): Promise<T> {
    const progress = showProgress(process.stderr, () => this.words);
    const interrupt = (signal: NodeJS.Signals) => {
      this.#isInterrupted = true;
      progress.stop();
      process.stderr.write(`audit: interrupted; ${this.leftWords}\n`);
      void this.#end().then(() => {
        leave(signal);
      });
    };
    for (const signal of SIGNALS) process.once(signal, interrupt);
    try {
      return await work();
    } finally {
      await this.#end();
      progress.stop();
      for (const signal of SIGNALS) process.off(signal, interrupt);
      if (this.#isInterrupted) await NEVER;
    }
  }

  /** One target is read: its work counts as open until it is over, also where nobody waits for it any more. */
  async follow<T>(name: string, work: (open: OpenWork) => Promise<T>): Promise<T> {
    this.#reading.add(name);
    const result = await work((opened) => {
      this.#open.add(opened);
      const forget = () => this.#open.delete(opened);
      opened.then(forget, forget);
    });
    this.#reading.delete(name);
    this.#done += 1;
    return result;
  }

  /** `3 of 20 targets done, now web4, web5`. */
  get words(): string {
    const names = [...this.#reading];
    const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : "";
    const now = names.length === 0 ? "" : `, now ${names.slice(0, SHOWN).join(", ")}${more}`;
    return this.#count === 1
      ? `reading ${names.join("")}`
      : `${this.#done} of ${this.#count} targets done${now}`;
  }

  /** What there is of a run that was interrupted. */
  get leftWords(): string {
    if (this.#count === 1) return "no report was written.";
    return `${this.#done} of ${this.#count} targets were judged, and there is no merged report.`;
  }

  /** Closes what is open, and waits for it for a time. */
  async #end(): Promise<void> {
    this.#ended.abort();
    const over = new AbortController();
    const late = wait(GRACE_MS, null, { signal: over.signal }).catch(() => null);
    await Promise.race([Promise.allSettled(this.#open), late]);
    over.abort();
  }

  /** Called when all is written: work that could not be ended cannot keep the command from ending. */
  dismiss(): void {
    if (this.#open.size > 0) setTimeout(() => process.exit(), GRACE_MS).unref();
  }
}

/** What comes after an interruption: the process ends, and nothing more is written. */
const NEVER = new Promise<never>(() => undefined);

/** Tells of work that goes on. */
export type OpenWork = (work: Promise<unknown>) => void;

/** Not SIGHUP: a handler would undo `nohup`. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** Ends as those do who have no handler, so that whoever started us sees why; Ctrl-C has a status of its own. */
function leave(signal: NodeJS.Signals): void {
  if (signal === "SIGINT") process.exit(EXIT.interrupted);
  process.kill(process.pid, signal);
}
