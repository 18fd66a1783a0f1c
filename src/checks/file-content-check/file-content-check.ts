import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { oneOf } from "../wording/one-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { contentFields } from "./content-fields.ts";
import type { ContentValues } from "./content-fields.ts";
import { CONTENT_ERRS, isFileOptional, isLineOptional, wordsForContent } from "./content-words.ts";
import { reviewContent } from "./review-content.ts";

/** Passes when the lines of a file that `regex` picks match `expect`. Not judged yet. */
export const fileContentCheck = declareCheck({
  type: "FILE_CONTENT_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file holds lines that match regex, and they match expect too.",
  origin: "nessus",
  fields: contentFields,
  explain,
  review: reviewContent,
});

function explain(values: ContentValues): Explanation {
  const explanation = {
    looksAt: wordsForContent(values),
    passes: sentences(
      wordsForWish(values),
      isFileOptional(values) ? "A file that does not exist passes too." : null,
      isLineOptional(values) ? "A file without such a line passes too." : null,
    ),
    fails: failures(values),
    errs: CONTENT_ERRS,
  };
  return withKnownGood(explanation, values.knownGood);
}

function wordsForWish({ regex, expect, minOccurrences }: ContentValues): string {
  const lines =
    minOccurrences === null || minOccurrences <= 1 ? "such a line" : `at least ${minOccurrences} such lines`;
  const match = regex === expect ? "" : `, and each of them matches ${quoted(expect)}`;
  return `Every file holds ${lines}${match}.`;
}

function failures(values: ContentValues): string {
  const { regex, expect } = values;
  const [first, ...others] = [
    ...(isFileOptional(values) ? [] : ["there is no such file"]),
    ...(isLineOptional(values) ? [] : ["a file holds no such line"]),
    ...(regex === expect ? [] : [`such a line does not match ${quoted(expect)}`]),
  ];
  return first === undefined
    ? "Nothing makes it fail: neither the file nor the line is required."
    : oneOf([first, ...others]);
}
