import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { contentFields } from "../file-content-check/content-fields.ts";
import type { ContentValues } from "../file-content-check/content-fields.ts";
import {
  CONTENT_ERRS,
  isFileOptional,
  wordsForBoth,
  wordsForContent,
} from "../file-content-check/content-words.ts";
import { reviewContent } from "../file-content-check/review-content.ts";
import { textRequests } from "../text-files/whole-paths.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeAbsentContent } from "./judge-absent-content.ts";

/** Passes when no line of a file that `regex` picks matches `expect`. */
export const fileContentCheckNot = defineCheck({
  type: "FILE_CONTENT_CHECK_NOT",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when no line of a file matches both regex and expect.",
  origin: "nessus",
  fields: contentFields,
  explain,
  review: reviewContent,
  needs: textRequests,
  judge: judgeAbsentContent,
});

function explain(values: ContentValues): Explanation {
  const what = wordsForBoth(values);
  const isOptional = isFileOptional(values);
  const explanation = {
    looksAt: wordsForContent(values),
    passes: sentences(
      `No line of a file matches ${what}.`,
      isOptional ? "A file that does not exist passes too." : null,
    ),
    fails: sentences(
      `A line matches ${what}.`,
      isOptional ? null : "A rule none of whose files exists fails too, as the documentation says.",
    ),
    errs: CONTENT_ERRS,
  };
  return withKnownGood(explanation, values.knownGood);
}
