import type { FieldValues } from "../fields.ts";
import { choice } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { filePaths } from "../field-kinds/file-paths.ts";
import { forbiddenPattern, pattern } from "../field-kinds/pattern.ts";
import { xslLines } from "../field-kinds/xsl-lines.ts";

/** Fields of AUDIT_XML. */
export const xmlFields = {
  file: required("file", filePaths, {
    summary: "XML files; globs allowed",
    example: '"/etc/tomcat/server.xml"',
  }),
  xslStatements: required("xsl_stmt", xslLines, {
    summary: "a line of the XSL sheet that turns the file into text; repeat it for every line",
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

/** Values of an AUDIT_XML rule. */
export type XmlValues = FieldValues<typeof xmlFields>;
