import { setTimeout as wait } from "node:timers/promises";
import type { Courier } from "../../alerts/outbox/courier.ts";
import type { WatchStore } from "../../store/watch-store.ts";
import type { TellEvent } from "../../watch/watch-event.ts";
import { keepWatching } from "./keep-watching.ts";
import type { WatchTools } from "./keep-watching.ts";
import { longestRun } from "./longest-run.ts";
import type { PlannedWatch, WatchSetup } from "./watch-setup.ts";

/** What watches need that outlives a configuration. */
export interface DaemonTools {
  readonly store: WatchStore;
  readonly courier: Courier;
  readonly tell: TellEvent;
}

/** Milliseconds that a run has to come to its end by itself, and then to close what it holds open. */
const GRACE_MS = { finish: 5000, close: 3000 } as const;

/** The watches of one configuration after the other, while the program runs. */
export class WatchDaemon {
  readonly #tools: DaemonTools;
  #current: RunningWatches | null = null;
  #taking: Promise<void> = Promise.resolve();
  #isEnding = false;

  constructor(tools: DaemonTools) {
    this.#tools = tools;
  }

  /** Begins with a configuration: every watch runs at once. Runs of the one before come to their end first. */
  take(setup: WatchSetup, onBegun: () => void): void {
    this.#taking = this.#taking.then(async () => {
      await this.#current?.finish();
      if (this.#isEnding) return;
      this.#current = new RunningWatches(setup, this.#tools);
      onBegun();
    });
  }

  /** Whether no run takes much longer than it may. */
  get isAlive(): boolean {
    return this.#current?.isAlive ?? true;
  }

  /** Ends: the runs that go on are waited for, and given up after a time or when `hurry` is aborted. */
  async end(hurry: AbortSignal): Promise<void> {
    this.#isEnding = true;
    await this.#current?.end(hurry);
    await Promise.race([this.#tools.courier.stop(), wait(GRACE_MS.close, null, { ref: false })]);
  }
}

/** The loops of one configuration. */
class RunningWatches {
  readonly #stopping = new AbortController();
  readonly #ended = new AbortController();
  readonly #loops: Promise<unknown>;
  /** Until when each run has to be over, in epoch milliseconds. */
  readonly #deadlines = new Map<PlannedWatch, number>();

  constructor({ watches, receivers }: WatchSetup, { store, courier, tell }: DaemonTools) {
    const tools: WatchTools = {
      store,
      receivers,
      tell,
      afterRun: () => {
        courier.wake();
      },
      stopping: this.#stopping.signal,
      ended: this.#ended.signal,
      onRun: (watch, state) => {
        if (state === "ended") this.#deadlines.delete(watch);
        else this.#deadlines.set(watch, Date.now() + longestRun(watch));
      },
    };
    this.#loops = Promise.all(watches.map((watch) => keepWatching(watch, tools)));
  }

  get isAlive(): boolean {
    const now = Date.now();
    return [...this.#deadlines.values()].every((deadline) => now <= deadline);
  }

  async finish(): Promise<void> {
    this.#stopping.abort();
    await this.#loops;
  }

  async end(hurry: AbortSignal): Promise<void> {
    this.#stopping.abort();
    const patience = AbortSignal.any([hurry, AbortSignal.timeout(GRACE_MS.finish)]);
    const impatient = new Promise<void>((resolve) => {
      patience.addEventListener("abort", () => {
        resolve();
      });
    });
    await Promise.race([this.#loops, impatient]);
    this.#ended.abort();
    await Promise.race([this.#loops, wait(GRACE_MS.close, null, { ref: false })]);
  }
}
