import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { patterns } from "../field-kinds/pattern.ts";
import type { FieldValues } from "../fields.ts";

/** Fields of GRAMMAR_CHECK. */
export const grammarFields = {
  file: required("file", filePaths, { summary: "the file", example: '"/etc/hosts.allow"' }),
  regex: required("regex", patterns, { summary: "a form that a line may have; repeat it for further forms" }),
  ...commonFields,
};

/** Values of a GRAMMAR_CHECK rule. */
export type GrammarValues = FieldValues<typeof grammarFields>;
