/** What became of work that had a time limit. */
export type Timely<T> =
  | { readonly status: "done"; readonly value: T }
  | { readonly status: "failed"; readonly fault: unknown }
  /** Its time was over, or nobody waits any more. What it does from now on is not looked at. */
  | { readonly status: "late" };

/** Waits for work at most so many seconds, or until everything ends. The signal that the work gets is then aborted. */
export async function withinTime<T>(
  work: (over: AbortSignal) => Promise<T>,
  seconds: number,
  ended: AbortSignal,
): Promise<Timely<T>> {
  const over = new AbortController();
  const { promise: late, resolve } = Promise.withResolvers<Timely<T>>();
  const end = () => {
    over.abort();
    resolve({ status: "late" });
  };
  const timer = setTimeout(end, seconds * 1000);
  ended.addEventListener("abort", end);
  const done = work(over.signal).then<Timely<T>, Timely<T>>(
    (value) => ({ status: "done", value }),
    (fault: unknown) => ({ status: "failed", fault }),
  );
  try {
    return await Promise.race([done, late]);
  } finally {
    clearTimeout(timer);
    ended.removeEventListener("abort", end);
  }
}
