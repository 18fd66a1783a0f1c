import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { contentFields } from "./content-fields.ts";
import type { ContentValues } from "./content-fields.ts";
import { contentRequest } from "./content-request.ts";
import { judgeContentAudit } from "./judge-content-audit.ts";

/** Finds files with such content, under `check_type : "FileContent"`. */
export const fileContentAudit = defineCheck({
  type: "FILE_CONTENT_CHECK",
  form: "typed",
  platforms: ["file-content"],
  summary: "Looks for files with the given extensions that hold what regex and expect describe.",
  origin: "nessus",
  fields: contentFields,
  typicalFields: ["regex", "expect"],
  explain,
  review,
  needs: (values) => [contentRequest(values)],
  judge: judgeContentAudit,
});

function explain(values: ContentValues): Explanation {
  const { fileExtension, fileName, regex, expect, includePaths, excludePaths, maxSize } = values;
  const wishes = [
    ...(regex === null ? [] : [`matches ${quoted(regex)}`]),
    ...(expect === null ? [] : [`holds ${anyOf(expect.map(quoted))}`]),
  ];
  const found = wishes.length === 0 ? "There is such a file." : `Such a file ${anyOf(wishes, "and")}.`;
  const explanation = {
    looksAt: sentences(
      `Files with the extension ${anyOf(fileExtension.map(quoted))}.`,
      fileName === null ? null : `Only those named ${quoted(fileName)} count.`,
      includePaths === null ? null : `They are looked for in ${quoted(includePaths)}.`,
      excludePaths === null ? null : `${quoted(excludePaths)} is left out.`,
      maxSize === null ? null : `The first ${maxSize} bytes of a file are read.`,
    ),
    passes: "Nothing is found.",
    fails: found,
    errs: "A file or directory cannot be read, or a pattern takes too long.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function review({ regex, expect }: ContentValues): readonly ReviewIssue[] {
  if (regex === null || expect !== null) return [];
  const message = "`regex` stands without `expect`: Nessus wants both";
  return [{ code: "AUD2112", severity: "warning", message, hint: 'add expect : "…"', keyword: "regex" }];
}
