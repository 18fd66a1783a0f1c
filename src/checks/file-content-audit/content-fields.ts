import type { FieldValues } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { fileSize } from "../field-kinds/file-size.ts";
import { textPattern } from "../field-kinds/pattern.ts";
import { pipeList } from "../field-kinds/pipe-list.ts";
import { text } from "../field-kinds/text.ts";
import { wholeNumber } from "../field-kinds/whole-number.ts";

/** Fields of a FileContent rule. */
export const contentFields = {
  fileExtension: required("file_extension", pipeList, {
    summary: "extensions of the files, without the dot",
  }),
  fileName: optional("file_name", text, { summary: "only files with this name" }),
  regex: optional("regex", textPattern, { summary: "what to look for; goes with expect" }),
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

/** Values of a FileContent rule. */
export type ContentValues = FieldValues<typeof contentFields>;
