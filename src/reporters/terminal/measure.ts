/** How many columns a text takes, and the smallest parts it may be cut into. */
export interface Measure {
  widthOf(text: string): number;
  partsOf(text: string): readonly string[];
}

/**
 * ASCII, Latin, Greek and Cyrillic letters, punctuation, arrows and box drawing: one column for each UTF-16 unit.
 * With the line feeds and escape characters that a rendered page has.
 */
const PLAIN =
  /^[\n\u001b\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u257f]*$/;

/** Whether `plainMeasure` tells the truth about a text. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Counts UTF-16 units: right for plain text, and free. */
export const plainMeasure: Measure = {
  widthOf: (text) => text.length,
  partsOf: (text) => text.split(""),
};
