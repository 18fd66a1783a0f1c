/** What a rule wants of lines of text: which of them count, which has to be there, which must not. */
export interface OutputRule {
  /** Only lines that match it count. */
  readonly regex: string | null;
  /** At least one line matches; an empty pattern: there is no output. */
  readonly expect: string | null;
  readonly notExpect: string | null;
  /** `passes`: `CAN_BE_NULL`, so that no output at all is fine too. */
  readonly silence: "passes" | "judged";
}

/** A text that was printed, and how much of it was seen. */
export interface PrintedText {
  readonly text: string;
  /** Set where there was or may be more than `text`: why, in one sentence. */
  readonly missing: string | null;
}
