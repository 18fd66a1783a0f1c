/** Milliseconds that this thread has had on the processor: what a busy machine does meanwhile does not count. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
