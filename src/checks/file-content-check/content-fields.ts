import type { FieldValues } from "../fields.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { searchedFiles } from "../field-kinds/file-paths.ts";
import { jsonFilter } from "../field-kinds/json-filter.ts";
import { locations } from "../field-kinds/locations.ts";
import { pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";
import { wholeNumber } from "../field-kinds/whole-number.ts";
import { xslLines } from "../field-kinds/xsl-lines.ts";

/** Fields of FILE_CONTENT_CHECK and FILE_CONTENT_CHECK_NOT. */
export const contentFields = {
  file: required("file", searchedFiles, {
    summary: "files: whole paths, globs, ~/ for every home, several with blanks between them",
  }),
  regex: required("regex", pattern, {
    summary: "which lines of a file count",
    example: '"^[\\s]*PermitRootLogin"',
  }),
  expect: required("expect", pattern, {
    summary: "what such a line has to match",
    example: '"^[\\s]*PermitRootLogin[\\s]+no[\\s]*$"',
  }),
  stringRequired: optional("string_required", yesOrNo, {
    summary: "NO: a file without such a line is no fault",
  }),
  fileRequired: optional("file_required", yesOrNo, { summary: "NO: a file that does not exist is no fault" }),
  required: optional("required", yesOrNo, {
    summary: "NO: neither a missing file nor a missing line is a fault",
  }),
  minOccurrences: optional("min_occurrences", wholeNumber({ from: 0, to: 1_000_000 }, '"1"'), {
    summary: "how many lines have to match at least",
  }),
  searchLocations: optional("search_locations", locations, {
    summary: "directories to look in for a file that is given without its path",
  }),
  ignore: optional("ignore", alternatives, {
    summary: "files that a glob finds and that do not count",
    example: '"/etc/profile.d/local.sh"',
  }),
  jsonTransform: optional("json_transform", jsonFilter, {
    summary: "a filter like that of jq, which turns JSON into lines first",
  }),
  xslStatements: optional("xsl_stmt", xslLines, {
    summary: "a line of an XSL template, which turns XML into lines first",
  }),
  fileSupersedence: optional("file_supersedence", text, { summary: "known by name only" }),
  ...commonFields,
};

/** Values of a FILE_CONTENT_CHECK or FILE_CONTENT_CHECK_NOT rule. */
export type ContentValues = FieldValues<typeof contentFields>;
