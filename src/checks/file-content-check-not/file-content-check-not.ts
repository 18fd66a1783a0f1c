import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { contentFields } from "../file-content-check/content-fields.ts";
import type { ContentValues } from "../file-content-check/content-fields.ts";
import { CONTENT_ERRS, isFileOptional, wordsForContent } from "../file-content-check/content-words.ts";
import { reviewContent } from "../file-content-check/review-content.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

/** Passes when no line of a file that `regex` picks matches `expect`. Not judged yet. */
export const fileContentCheckNot = declareCheck({
  type: "FILE_CONTENT_CHECK_NOT",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when no line of a file matches both regex and expect.",
  origin: "nessus",
  fields: contentFields,
  explain,
  review: reviewContent,
});

function explain(values: ContentValues): Explanation {
  const { regex, expect } = values;
  const what = regex === expect ? quoted(regex) : `both ${quoted(regex)} and ${quoted(expect)}`;
  const isOptional = isFileOptional(values);
  const explanation = {
    looksAt: wordsForContent(values),
    passes: sentences(
      `No line of a file matches ${what}.`,
      isOptional ? "A file that does not exist passes too." : null,
    ),
    fails: sentences(
      `A line matches ${what}.`,
      isOptional ? null : "The documentation says that a file that does not exist fails too.",
    ),
    errs: CONTENT_ERRS,
  };
  return withKnownGood(explanation, values.knownGood);
}
