/** Set by the bundler: the worker's file name beside the bundle. */
declare const HOLDER_WORKER_FILE: string | undefined;

/** Where the program of the second thread is. */
export function holderWorkerUrl(): URL {
  const file = typeof HOLDER_WORKER_FILE === "undefined" ? "./holder-worker.ts" : HOLDER_WORKER_FILE;
  return new URL(file, import.meta.url);
}
