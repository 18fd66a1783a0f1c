import { parentPort, workerData } from "node:worker_threads";
import { walkDescriptors } from "./walk-descriptors.ts";
import { beginWork } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

const ledger = workerData as WalkLedger;

// A worker has no working directory of its own, so it reads by full paths.
if (beginWork(ledger)) parentPort?.postMessage(walkDescriptors(ledger, (folder) => `${folder}/`, Infinity));
