import { parentPort } from "node:worker_threads";
import { walkDescriptors } from "./walk-descriptors.ts";
import { beginWork } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

// A worker has no working directory of its own, so it reads by full paths.
parentPort?.once("message", (ledger: WalkLedger) => {
  if (beginWork(ledger)) parentPort?.postMessage(walkDescriptors(ledger, (folder) => `${folder}/`, Infinity));
});
