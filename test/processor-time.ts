/** Milliseconds that this thread has had on the processor: what a busy machine does meanwhile does not count. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** What some work takes of the processor, in milliseconds. */
export function processorTimeOf(work: () => unknown): number {
  const before = processorTime();
  work();
  return processorTime() - before;
}
