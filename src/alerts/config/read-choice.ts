import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { wrongValue } from "../../yaml/wrong-value.ts";

/** The words that a key may have. */
interface Choice<W extends string> {
  readonly key: string;
  readonly words: readonly W[];
  /** Where none is given. */
  readonly fallback: W;
}

/** Reads one of some words, in any case. */
export function readChoice<W extends string>(
  map: MapReader,
  { key, words, fallback }: Choice<W>,
  report: ReportFault,
): W {
  const form = { form: words.join(", "), example: fallback };
  const value = map.text(key, form);
  if (value === null) return fallback;
  const word = words.find((known) => known.toLowerCase() === value.text.toLowerCase());
  if (word !== undefined) return word;
  report(wrongValue(key, form, value));
  return fallback;
}
