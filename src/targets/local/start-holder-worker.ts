import { SHARE_ENV, Worker } from "node:worker_threads";
import { holderWorkerUrl } from "./holder-worker-url.ts";
import type { WalkNotes } from "./walk-descriptors.ts";
import { dismissWorker } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

/** A second thread, good for one walk. */
export interface HolderWorker {
  /** Takes processes from the ledger from now on. */
  begin(ledger: WalkLedger): void;
  /** What it saw, or `null` if it failed; one that has not even begun is sent away. */
  finish(ledger: WalkLedger): Promise<readonly WalkNotes[] | null>;
}

/** MB for young objects: a walk makes short texts by the hundred thousand, and left alone takes 15 MB more for them. */
const YOUNG_MEMORY = 4;

let waiting: HolderWorker | null = null;

/** Starts a second thread for a walk to come: it needs as long as a thousand processes take to be looked into. */
export function expectHolderWorker(): void {
  waiting ??= startHolderWorker();
}

/** The thread that is waiting for a walk, or a new one. */
export function hireHolderWorker(): HolderWorker {
  const worker = waiting ?? startHolderWorker();
  waiting = null;
  return worker;
}

function startHolderWorker(): HolderWorker {
  const worker = new Worker(holderWorkerUrl(), {
    env: SHARE_ENV,
    trackUnmanagedFds: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEMORY },
  });
  const { promise, resolve } = Promise.withResolvers<readonly WalkNotes[] | null>();
  worker.on("message", (notes: WalkNotes) => {
    resolve([notes]);
  });
  worker.on("error", () => {
    resolve(null);
  });
  worker.on("exit", () => {
    resolve(null);
  });
  worker.unref();
  return {
    begin(ledger) {
      worker.ref();
      worker.postMessage(ledger);
    },
    async finish(ledger) {
      if (!dismissWorker(ledger)) return promise;
      worker.unref();
      void worker.terminate();
      return [];
    },
  };
}
