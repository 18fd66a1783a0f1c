/** A half-open range `[start, end)` of UTF-16 offsets into the decoded text of one source file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place a person can go to. `line` and `column` count from 1; `column` counts UTF-16 units. */
export interface SourceLocation {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
