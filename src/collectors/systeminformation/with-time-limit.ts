import type { Seen } from "../../model/observation.ts";

/**
 * Waits for a library's answer for a limited time. The library's own child processes cannot be ended from here: they
 * may run on until they end by themselves.
 */
export async function withTimeLimit<T>(what: string, work: Promise<T>, limitMs: number): Promise<Seen<T>> {
  const { promise, resolve } = Promise.withResolvers<Seen<T>>();
  const timer = setTimeout(resolve, limitMs, {
    status: "unavailable",
    reason: "timed-out",
    detail: `${what} gave no answer in ${limitMs} ms.`,
  } satisfies Seen<T>);
  work.then(
    (value) => {
      resolve({ status: "observed", value });
    },
    (fault: unknown) => {
      resolve({ status: "unavailable", reason: "failed", detail: `${what} failed: ${String(fault)}.` });
    },
  );
  return promise.finally(() => {
    clearTimeout(timer);
  });
}
