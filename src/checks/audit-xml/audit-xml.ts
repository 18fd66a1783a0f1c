import { declareCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { choice } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { forbiddenPattern, pattern } from "../field-kinds/pattern.ts";
import { repeatedText } from "../field-kinds/repeated-text.ts";
import { reviewExpectations } from "../field-kinds/review-expectations.ts";
import { anyOf } from "../wording/any-of.ts";
import { explainExpectations } from "../wording/explain-expectations.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  file: required("file", filePaths, {
    summary: "XML files; globs allowed",
    example: '"/etc/tomcat/server.xml"',
  }),
  xslStatements: required("xsl_stmt", repeatedText, {
    summary: "a line of the XSL sheet that turns the file into text; repeat it for every line",
    example: '"<xsl:template match=\\"/\\"><xsl:value-of select=\\"/Server/@port\\"/></xsl:template>"',
  }),
  regex: optional("regex", pattern, { summary: "only lines of the text that match it count" }),
  expect: optional("expect", pattern, {
    summary: "passes when a line of the text matches",
    example: '"^-1$"',
  }),
  notExpect: optional("not_expect", forbiddenPattern, { summary: "passes when no line of the text matches" }),
  checkOption: optional("check_option", choice(["CAN_BE_NULL"]), {
    summary: "CAN_BE_NULL: passes when there is no text too",
  }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a line of what an XSL sheet makes of an XML file matches. Not judged yet. */
export const auditXml = declareCheck({
  type: "AUDIT_XML",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when the text that an XSL sheet makes of an XML file matches a pattern.",
  origin: "nessus",
  fields,
  typicalFields: ["expect"],
  explain,
  review: reviewExpectations,
});

function explain(values: Values): Explanation {
  const subject = values.regex === null ? "the text" : "what is left of the text";
  const { passes, fails } = explainExpectations({ ...values, subject });
  const explanation = {
    looksAt: sentences(
      `What the XSL sheet of the rule makes of ${anyOf(values.file.map(quoted), "and")}.`,
      values.regex === null ? null : `Only lines that match ${quoted(values.regex)} count.`,
    ),
    passes: sentences(passes, values.checkOption === null ? null : "So it does when there is no text."),
    fails,
    errs: "The file cannot be read, is not XML, or the sheet is not XSL; or a pattern takes too long.",
  };
  return withKnownGood(explanation, values.knownGood);
}
