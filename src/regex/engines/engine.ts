/** Where a match stands, in UTF-16 units of the text that was searched. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** One pattern, ready to be searched for in texts of bytes (`toBytes`). */
export interface Engine {
  readonly kind: "re2" | "v8";
  /** Whether a search in so many bytes ends soon enough without being watched. */
  isQuick(length: number): boolean;
  /** The first match. */
  find(bytes: string): Extent | null;
  /** To be called after a search was stopped half-way. */
  reset(): void;
}
