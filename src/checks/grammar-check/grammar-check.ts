import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { patterns } from "../field-kinds/pattern.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  file: required("file", filePaths, { summary: "the file", example: '"/etc/hosts.allow"' }),
  regex: required("regex", patterns, { summary: "a form that a line may have; repeat it for further forms" }),
  ...commonFields,
};

/** Passes when every line of a file has one of the given forms. Not judged yet. */
export const grammarCheck = declareCheck({
  type: "GRAMMAR_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when every line of a file matches one of the patterns.",
  origin: "nessus",
  fields,
  explain,
});

function explain({ file, regex, knownGood }: FieldValues<typeof fields>): Explanation {
  const explanation = {
    looksAt: `Every line of ${anyOf(file.map(quoted), "and")}.`,
    passes: `Each of them matches ${anyOf(regex.map(quoted))}.`,
    fails: "A line has none of these forms.",
    errs: "The file cannot be read, or a pattern takes too long.",
  };
  return withKnownGood(explanation, knownGood);
}
