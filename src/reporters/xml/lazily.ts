/** What `make` makes of each item, one at a time and again whenever it is asked: nothing is kept. */
export function lazily<T, R>(items: readonly T[], make: (item: T, index: number) => R): Iterable<R> {
  return {
    *[Symbol.iterator]() {
      let index = 0;
      for (const item of items) yield make(item, index++);
    },
  };
}
