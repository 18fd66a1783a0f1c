import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { fileFields } from "../file-check/file-fields.ts";
import { fileRequests } from "../file-check/file-requests.ts";
import { wordsForAttributes, wordsForFiles } from "../file-check/file-words.ts";
import { reviewFile } from "../file-check/review-file.ts";
import { anyOf } from "../wording/any-of.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeAbsentFile } from "./judge-absent-file.ts";

const fields = {
  ...fileFields,
  stringRequired: optional("string_required", yesOrNo, { summary: "occurs in policies; has no effect here" }),
};

type Values = FieldValues<typeof fields>;

/** Passes when a file does not exist, or has not all given attributes. */
export const fileCheckNot = defineCheck({
  type: "FILE_CHECK_NOT",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a file does not exist, or does not have the given attributes.",
  origin: "nessus",
  fields,
  explain,
  review,
  needs: fileRequests,
  judge: judgeAbsentFile,
});

function explain(values: Values): Explanation {
  const wishes = wordsForAttributes(values);
  const explanation = {
    looksAt: wordsForFiles(values),
    passes:
      wishes.length === 0
        ? "There is no such file."
        : `There is no such file, or of none of them this is true: ${anyOf(wishes, "and")}.`,
    fails: wishes.length === 0 ? "Such a file exists." : "Of a file all of that is true.",
    errs: "It cannot be seen whether the file exists, or its attributes cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function review(values: Values): readonly ReviewIssue[] {
  if (values.stringRequired === null) return reviewFile(values);
  const message = "`string_required` has no effect on FILE_CHECK_NOT";
  const keyword = "string_required";
  return [
    ...reviewFile(values),
    { code: "AUD2119", severity: "warning", message, hint: "remove it", keyword },
  ];
}
