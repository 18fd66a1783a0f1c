import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { textRequests } from "../text-files/whole-paths.ts";
import { oneOf } from "../wording/one-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { contentFields } from "./content-fields.ts";
import type { ContentValues } from "./content-fields.ts";
import {
  CONTENT_ERRS,
  isFileOptional,
  isLineOptional,
  wordsForContent,
  wordsForWish,
} from "./content-words.ts";
import { judgeContent } from "./judge-content.ts";
import { reviewContent } from "./review-content.ts";

/** Passes when the lines of a file that `regex` picks match `expect`. */
export const fileContentCheck = defineCheck({
  type: "FILE_CONTENT_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file holds lines that match regex, and all of them match expect too.",
  origin: "nessus",
  fields: contentFields,
  explain,
  review: reviewContent,
  needs: textRequests,
  judge: judgeContent,
});

function explain(values: ContentValues): Explanation {
  const explanation = {
    looksAt: wordsForContent(values),
    passes: sentences(
      wordsForWish(values),
      isFileOptional(values) ? "A file that does not exist passes too." : null,
      isLineFree(values) ? "No such line at all passes too." : null,
    ),
    fails: failures(values),
    errs: CONTENT_ERRS,
  };
  return withKnownGood(explanation, values.knownGood);
}

function failures(values: ContentValues): string {
  const { regex, expect, minOccurrences } = values;
  const tooFew = (minOccurrences ?? 0) > 1 ? "there are fewer such lines" : "no file holds such a line";
  const [first, ...others] = [
    ...(isFileOptional(values) ? [] : ["there is no such file"]),
    ...(isLineFree(values) ? [] : [tooFew]),
    ...(regex === expect ? [] : [`such a line does not match ${quoted(expect)}`]),
  ];
  return first === undefined
    ? "Nothing makes it fail: neither the file nor the line is required."
    : oneOf([first, ...others]);
}

function isLineFree(values: ContentValues): boolean {
  return isLineOptional(values) && (values.minOccurrences ?? 0) === 0;
}
