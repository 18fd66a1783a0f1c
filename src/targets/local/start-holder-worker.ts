import { SHARE_ENV, Worker } from "node:worker_threads";
import { holderWorkerUrl } from "./holder-worker-url.ts";
import type { WalkNotes } from "./walk-descriptors.ts";
import { dismissWorker } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

/** A second thread that takes processes from the same ledger. */
export interface HolderWorker {
  /** What it saw, or `null` if it failed; one that has not even begun is sent away. */
  finish(): Promise<readonly WalkNotes[] | null>;
}

/** Starts the second thread. It needs about as long as a thousand processes take to be looked into. */
export function startHolderWorker(ledger: WalkLedger): HolderWorker {
  const worker = new Worker(holderWorkerUrl(), {
    workerData: ledger,
    env: SHARE_ENV,
    trackUnmanagedFds: false,
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
  return {
    async finish() {
      if (!dismissWorker(ledger)) return promise;
      worker.unref();
      void worker.terminate();
      return [];
    },
  };
}
