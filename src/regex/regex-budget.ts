/** The time that the searches of one item may take together, in milliseconds. */
export interface RegexBudget {
  /** What is left; nothing is left at 0. */
  remaining(): number;
  /** Does the work and takes its time off what is left. */
  spend<T>(work: () => T): T;
}

/** The time for one item unless something else is asked for. */
export const DEFAULT_REGEX_MILLISECONDS = 250;

/** A fresh budget; make one for each item. `now` is a clock in milliseconds that never runs backwards. */
export function regexBudget(
  milliseconds: number = DEFAULT_REGEX_MILLISECONDS,
  now: () => number = () => performance.now(),
): RegexBudget {
  let left = milliseconds;
  return {
    remaining: () => Math.max(0, left),
    spend: (work) => {
      const start = now();
      try {
        return work();
      } finally {
        left -= now() - start;
      }
    },
  };
}
