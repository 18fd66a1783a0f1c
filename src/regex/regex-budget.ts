import type { Bounded } from "./engines/run-within.ts";

/** The time on the processor that the searches of one item may take together, in milliseconds. */
export interface RegexBudget {
  /** What is left; nothing is left at 0. */
  remaining(): number;
  /** Does work that soon ends and takes its time off what is left. */
  spend<T>(work: () => T): T;
  /**
   * Does work that may not end. `attempt` stops it after so many milliseconds of the clock on the wall; where the
   * machine was busy with other things meanwhile, it is called again and given longer, at most 32 times as long.
   */
  within<T>(attempt: (milliseconds: number) => Bounded<T>): Bounded<T>;
}

/** The time for one item unless something else is asked for. */
export const DEFAULT_REGEX_MILLISECONDS = 250;

const LONGEST_WAIT = 32;

/** What of the time must have been spent on the processor for the work to be slow, and not the machine. */
const OWN_SHARE = 0.9;

/**
 * A fresh budget; make one for each item. `now` is a clock in milliseconds that never runs backwards: the time that
 * this thread has had on the processor, so that a busy machine makes no item an ERROR.
 */
export function regexBudget(
  milliseconds: number = DEFAULT_REGEX_MILLISECONDS,
  now: () => number = onProcessor,
): RegexBudget {
  let left = milliseconds;
  const measure = <T>(work: () => T): { readonly value: T; readonly taken: number } => {
    const start = now();
    const value = work();
    return { value, taken: now() - start };
  };
  return {
    remaining: () => Math.max(0, left),
    spend: (work) => {
      const { value, taken } = measure(work);
      left -= taken;
      return value;
    },
    within: (attempt) => {
      for (let wait = left; ; wait *= 2) {
        const { value, taken } = measure(() => attempt(wait));
        const isOver =
          value.status !== "timed-out" || taken >= left * OWN_SHARE || wait >= left * LONGEST_WAIT;
        if (!isOver) continue;
        left = value.status === "timed-out" ? 0 : left - taken;
        return value;
      }
    },
  };
}

function onProcessor(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
