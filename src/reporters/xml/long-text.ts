/** Pieces that are put together at once: few enough to be forgotten before the memory is tidied up. */
const PIECES = 1024;

/** A long text that is made of many short pieces. Keeping each of them until the end would take most of the time. */
export class LongText {
  readonly #done: string[] = [];
  #pieces: string[] = [];
  #count = 0;

  /** How many pieces there are. */
  get count(): number {
    return this.#count;
  }

  add(piece: string): void {
    if (this.#pieces.length === PIECES) this.#putTogether();
    this.#pieces.push(piece);
    this.#count++;
  }

  /** Puts another piece in the place of the last one. */
  replaceLast(piece: string): void {
    this.#pieces[this.#pieces.length - 1] = piece;
  }

  toString(): string {
    this.#putTogether();
    return this.#done.join("");
  }

  #putTogether(): void {
    this.#done.push(this.#pieces.join(""));
    this.#pieces = [];
  }
}
