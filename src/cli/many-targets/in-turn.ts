/** Work on one of several things, at its place in their list. */
export type WorkOn<T> = (item: T, place: number) => Promise<void>;

/** How many things are worked on at the same time, and when nothing more is to be begun. */
export interface Turns {
  readonly atOnce: number;
  readonly ended: AbortSignal;
}

/** Works on all things in their order, some of them at the same time. Begins nothing any more once one of them failed. */
export async function inTurn<T>(
  items: readonly T[],
  { atOnce, ended }: Turns,
  work: WorkOn<T>,
): Promise<void> {
  const rest = items.entries();
  let isFailed = false;
  const worker = async (): Promise<void> => {
    for (const [place, item] of rest) {
      if (isFailed || ended.aborted) return;
      try {
        await work(item, place);
      } catch (fault) {
        isFailed = true;
        throw fault;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
