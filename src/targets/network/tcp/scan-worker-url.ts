/** Set by the bundler: the worker's file name beside the bundle. */
declare const SCAN_WORKER_FILE: string | undefined;

/** Where the program of the second thread is. */
export function scanWorkerUrl(): URL {
  const file = typeof SCAN_WORKER_FILE === "undefined" ? "./scan-worker.ts" : SCAN_WORKER_FILE;
  return new URL(file, import.meta.url);
}
