import type { ForeignFormat } from "./foreign-format.ts";

const LONGEST_START = 64 * 1024;

/** The format of a text: the only one that is certain, or else the only one that is likely. */
export type RecognisedFormat =
  | { readonly status: "recognised"; readonly format: ForeignFormat }
  /** None, or several, which are named. */
  | { readonly status: "unclear"; readonly candidates: readonly ForeignFormat[] };

/** Whose output a text is, by its beginning. */
export function recogniseFormat(text: string, formats: readonly ForeignFormat[]): RecognisedFormat {
  const start = text.slice(0, LONGEST_START);
  const answers = formats.map((format) => ({ format, answer: format.recognise(start) }));
  const certain = answers.filter(({ answer }) => answer === "certain");
  const candidates = certain.length > 0 ? certain : answers.filter(({ answer }) => answer === "likely");
  const [first] = candidates;
  if (first !== undefined && candidates.length === 1) return { status: "recognised", format: first.format };
  return { status: "unclear", candidates: candidates.map(({ format }) => format) };
}
