/** Numbers that look like chance, and are the same for the same seed. */
export interface Chance {
  /** A whole number from 0 up to and without `end`. */
  below(end: number): number;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** Happens once in so many times. */
  once(inTimes: number): boolean;
}

/** Chance for a seed (the mixing function of splitmix32). */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (end: number) => next() % end;
  return {
    below,
    pick: (values) => values[below(values.length)] ?? values[0],
    once: (inTimes) => below(inTimes) === 0,
  };
}
