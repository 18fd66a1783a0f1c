import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { fileSize } from "../field-kinds/file-size.ts";
import { pattern } from "../field-kinds/pattern.ts";
import { pipeList } from "../field-kinds/pipe-list.ts";
import { text } from "../field-kinds/text.ts";
import { wholeNumber } from "../field-kinds/whole-number.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  fileExtension: required("file_extension", pipeList, {
    summary: "extensions of the files, without the dot",
  }),
  fileName: optional("file_name", text, { summary: "only files with this name" }),
  regex: optional("regex", pattern, { summary: "what to look for; goes with expect" }),
  expect: optional("expect", pipeList, {
    summary: "simple patterns of which the file has to hold one too, not necessarily in the same place",
    example: '"Salary" | "Bonus"',
  }),
  maxSize: optional("max_size", fileSize, { summary: "how much of a file is read" }),
  onlyShow: optional("only_show", wholeNumber({ from: 0, to: 1_000_000 }, '"4"'), {
    summary: "how many characters of what is found the finding shows",
  }),
  regexReplace: optional("regex_replace", text, {
    summary: "what the finding shows in place of what was found",
  }),
  includePaths: optional("include_paths", text, { summary: "where to look", example: '"/srv"' }),
  excludePaths: optional("exclude_paths", text, { summary: "where not to look", example: '"/srv/backup"' }),
  luhn: optional("luhn", yesOrNo, { summary: "YES: only numbers whose check digit is right" }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Finds files with such content, under `check_type : "FileContent"`. Not judged yet. */
export const fileContentAudit = declareCheck({
  type: "FILE_CONTENT_CHECK",
  form: "typed",
  platforms: ["file-content"],
  summary: "Looks for files with the given extensions that hold what regex and expect describe.",
  origin: "nessus",
  fields,
  typicalFields: ["regex", "expect"],
  explain,
  review,
});

function explain(values: Values): Explanation {
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

function review({ regex, expect }: Values): readonly ReviewIssue[] {
  if (regex === null || expect !== null) return [];
  const message = "`regex` stands without `expect`: Nessus wants both";
  return [{ code: "AUD2112", severity: "warning", message, hint: 'add expect : "…"', keyword: "regex" }];
}
