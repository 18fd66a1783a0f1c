const BASE_MS = 1000;
const MS_PER_BYTE = 10_000 / 1e6;

/** Runs the steps of one examination and holds each to its time: a second, and ten more for each MB of the input. */
export class StepClock {
  readonly #limit: number;
  /** The step that runs, or the last one that did. */
  current = "";
  slowest = { step: "", cpuMs: 0 };

  constructor(bytes: number) {
    this.#limit = BASE_MS + bytes * MS_PER_BYTE;
  }

  /** Processor time, not time on the wall: other programs on a busy machine are nobody's fault here. */
  async run<T>(step: string, work: () => T | Promise<T>): Promise<T> {
    this.current = step;
    const before = cpuMs();
    const result = await work();
    const elapsed = cpuMs() - before;
    if (elapsed > this.slowest.cpuMs) this.slowest = { step, cpuMs: elapsed };
    if (elapsed > this.#limit)
      throw new Error(`took ${Math.round(elapsed)} ms of ${Math.round(this.#limit)}`);
    return result;
  }
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
