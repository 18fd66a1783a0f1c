/** A scan goes on, however slowly, with so many. */
const LEAST = 4;

/** Sockets that may be open at once, over all hosts. It shrinks where the machine gives fewer. */
export class SocketBudget {
  readonly #waiting: { readonly count: number; readonly go: () => void }[] = [];
  #most: number;
  #taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The largest number that can ever be taken at once. */
  get most(): number {
    return this.#most;
  }

  /** Waits, first come first served, for `count` sockets; a wish for more than there are waits until none is in use. */
  async take(count: number): Promise<void> {
    if (this.#waiting.length > 0 || !this.#fits(count)) {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      this.#waiting.push({
        count,
        go: () => {
          resolve(undefined);
        },
      });
      await promise;
      return;
    }
    this.#taken += count;
  }

  giveBack(count: number): void {
    this.#taken -= count;
    for (
      let first = this.#waiting[0];
      first !== undefined && this.#fits(first.count);
      first = this.#waiting[0]
    ) {
      this.#taken += first.count;
      this.#waiting.shift();
      first.go();
    }
  }

  /** Called where the machine ran out of descriptors. */
  shrink(): void {
    this.#most = Math.max(LEAST, Math.floor(this.#most / 2));
  }

  #fits(count: number): boolean {
    return this.#taken === 0 || this.#taken + count <= this.#most;
  }
}
