import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { anyOf } from "../wording/any-of.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { fileFields } from "./file-fields.ts";
import type { FileValues } from "./file-fields.ts";
import { fileRequests } from "./file-requests.ts";
import { isFileOptional, wordsForAttributes, wordsForFiles } from "./file-words.ts";
import { judgeFile } from "./judge-file.ts";
import { reviewFile } from "./review-file.ts";

/** Passes when a file exists and has all given attributes. */
export const fileCheck = defineCheck({
  type: "FILE_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file exists and has the given owner, group and permissions.",
  origin: "nessus",
  fields: fileFields,
  typicalFields: ["owner", "mask"],
  explain,
  review: reviewFile,
  needs: fileRequests,
  judge: judgeFile,
});

function explain(values: FileValues): Explanation {
  const wishes = wordsForAttributes(values);
  const isOptional = isFileOptional(values);
  const explanation = {
    looksAt: wordsForFiles(values),
    passes: sentences(
      wishes.length === 0 ? "There is such a file." : `Of every file this is true: ${anyOf(wishes, "and")}.`,
      isOptional ? "A file that does not exist passes too." : null,
    ),
    fails: sentences(
      wishes.length === 0 ? null : "This is not true of a file.",
      isOptional ? null : "There is no such file.",
      wishes.length === 0 && isOptional ? "Nothing makes it fail: the file need not exist." : null,
    ),
    errs: "The file's owner, permissions or content cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}
