import { refused } from "../fields.ts";
import type { FieldContext, FieldResult, FieldSource } from "../fields.ts";
import { faultOfSheet } from "../text-files/fault-of-sheet.ts";
import { shorten } from "../wording/shorten.ts";
import type { FieldKind } from "./field-kind.ts";
import { repeatedText } from "./repeated-text.ts";

/** The lines of an XSL sheet, one for each time that the keyword is given; together they are well-formed XML. */
export const xslLines: FieldKind<readonly string[]> = {
  example: '"<xsl:template match=\\"/\\"><xsl:value-of select=\\"/Server/@port\\"/></xsl:template>"',
  repetition: "many",
  parse: readLines,
};

function readLines(source: FieldSource, context: FieldContext): FieldResult<readonly string[]> {
  const read = repeatedText.parse(source, context);
  const fault = read.value === null ? null : faultOfSheet(read.value);
  if (fault === null) return read;
  const line = [source, ...source.others][fault.statement] ?? source;
  const message = `the lines are no well-formed XML: ${shorten(fault.message)}`;
  const span = line.spanWithin(fault.offset, fault.offset + 1);
  const hint = "close every element, quote every attribute, and write & as &amp;";
  return refused({ code: "AUD2127", severity: "error", message, hint, span });
}
