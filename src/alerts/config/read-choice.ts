import type { PlacedText, ReportFault } from "../../yaml/map-reader.ts";

/** The words that a key may have. */
interface Choice<W extends string> {
  readonly key: string;
  readonly words: readonly W[];
  /** Where none is given. */
  readonly fallback: W;
}

/** Reads one of some words, in any case. */
export function readChoice<W extends string>(
  value: PlacedText | null,
  { key, words, fallback }: Choice<W>,
  report: ReportFault,
): W {
  if (value === null) return fallback;
  const word = words.find((known) => known.toLowerCase() === value.text.toLowerCase());
  if (word !== undefined) return word;
  report({ code: "AUD5005", message: `${key}: expected ${words.join(", ")}`, span: value.span });
  return fallback;
}
