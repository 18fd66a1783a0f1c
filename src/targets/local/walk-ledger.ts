/** What the threads of one walk share: which process comes next, and how many sockets still lack a holder. */
export interface WalkLedger {
  /** Processes to look into. */
  readonly processes: readonly number[];
  /** Inode numbers of the sockets to look for. */
  readonly inodes: readonly number[];
  /** `first`: the walk ends once every socket has a holder. */
  readonly depth: "first" | "every";
  readonly threads: "leaders" | "every";
  readonly texts: "read" | "skip";
  /** Index of the next process, number of sockets without a holder, state of the worker, one flag for each socket. */
  readonly counters: Int32Array<SharedArrayBuffer>;
}

const NEXT = 0;
const OPEN = 1;
const WORKER = 2;
const FLAGS = 3;

const WORKER_BEGAN = 1;
const WORKER_DISMISSED = 2;

/** A ledger in memory that threads can share. */
export function openLedger(walk: Omit<WalkLedger, "counters">): WalkLedger {
  const counters = new Int32Array(new SharedArrayBuffer((FLAGS + walk.inodes.length) * 4));
  counters[OPEN] = walk.inodes.length;
  return { ...walk, counters };
}

/** The next process that no thread has taken; `null` once there is nothing more to do. */
export function takeProcess(ledger: WalkLedger): number | null {
  return isSatisfied(ledger) ? null : (ledger.processes[Atomics.add(ledger.counters, NEXT, 1)] ?? null);
}

/** Notes that the socket at `index` has a holder. */
export function noteHolder({ counters }: WalkLedger, index: number): void {
  if (Atomics.exchange(counters, FLAGS + index, 1) === 0) Atomics.sub(counters, OPEN, 1);
}

/** Whether every socket has a holder and no more is wanted. */
export function isSatisfied({ depth, counters }: WalkLedger): boolean {
  return depth === "first" && Atomics.load(counters, OPEN) === 0;
}

/** The processes that nobody has taken yet. */
export function untakenProcesses({ processes, counters }: WalkLedger): readonly number[] {
  return processes.slice(Atomics.load(counters, NEXT));
}

/** Called by the worker before it takes a process: whether it may. */
export function beginWork({ counters }: WalkLedger): boolean {
  return Atomics.compareExchange(counters, WORKER, 0, WORKER_BEGAN) === 0;
}

/** Called by the main thread: whether the worker had not begun, and now never will. */
export function dismissWorker({ counters }: WalkLedger): boolean {
  return Atomics.compareExchange(counters, WORKER, 0, WORKER_DISMISSED) === 0;
}
