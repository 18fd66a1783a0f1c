import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { listProcesses } from "./list-processes.ts";
import type { WalkNotes } from "./walk-descriptors.ts";
import { walkInFolders } from "./walk-in-folders.ts";
import { isSatisfied, openLedger, untakenProcesses } from "./walk-ledger.ts";
import type { WalkLedger } from "./walk-ledger.ts";

/** From so many descriptors on, a second thread saves more time than it takes to start. */
const WORTH_A_THREAD = 20_000;

/** A walk that may stop early looks at so many descriptors alone before it calls for help. */
const ALONE_FIRST = 10_000;

const SAMPLES = 64;

/** Walks over the processes of a ledger, on two threads where there are many descriptors. */
export async function walkTogether(ledger: WalkLedger): Promise<readonly WalkNotes[]> {
  const alone = ledger.depth === "first" ? [walkInFolders(ledger, ALONE_FIRST)] : [];
  if (isSatisfied(ledger)) return alone;
  if (!isWorthAThread(untakenProcesses(ledger))) return [...alone, walkInFolders(ledger, Infinity)];
  const { hireHolderWorker } = await import("./start-holder-worker.ts");
  const worker = hireHolderWorker();
  worker.begin(ledger);
  const own = walkInFolders(ledger, Infinity);
  const helped = await worker.finish(ledger);
  // What a thread that failed had taken is lost: everything is looked at again.
  return helped === null ? [walkInFolders(openLedger(ledger), Infinity)] : [...alone, own, ...helped];
}

/** Starts the second thread ahead of a walk, where the machine is busy enough to need it. */
export async function expectWalk(): Promise<void> {
  if (!isWorthAThread(listProcesses())) return;
  const { expectHolderWorker } = await import("./start-holder-worker.ts");
  expectHolderWorker();
}

function isWorthAThread(processes: readonly number[]): boolean {
  return availableParallelism() > 1 && estimateDescriptors(processes) >= WORTH_A_THREAD;
}

/** The kernel (6.2 and later) gives the number of descriptors as the size of the folder; earlier ones give 0. */
function estimateDescriptors(processes: readonly number[]): number {
  const step = Math.max(1, Math.floor(processes.length / SAMPLES));
  const sizes = processes.filter((_, index) => index % step === 0).map(descriptorsOf);
  return (sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length)) * processes.length;
}

/** What a process has where the kernel does not tell. */
const USUAL_DESCRIPTORS = 16;

function descriptorsOf(pid: number): number {
  try {
    return statSync(`/proc/${pid}/fd`).size || USUAL_DESCRIPTORS;
  } catch {
    return 0;
  }
}
