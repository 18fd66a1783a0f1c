import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import { reviewExpectations } from "../field-kinds/review-expectations.ts";
import { textRequests } from "../text-files/whole-paths.ts";
import { anyOf } from "../wording/any-of.ts";
import { explainExpectations } from "../wording/explain-expectations.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeXml } from "./judge-xml.ts";
import { xmlFields } from "./xml-fields.ts";
import type { XmlValues } from "./xml-fields.ts";

/** Passes when a line of what an XSL sheet makes of an XML file matches. */
export const auditXml = defineCheck({
  type: "AUDIT_XML",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when the text that an XSL sheet makes of an XML file matches a pattern.",
  origin: "nessus",
  fields: xmlFields,
  typicalFields: ["expect"],
  explain,
  review: reviewExpectations,
  needs: textRequests,
  judge: judgeXml,
});

function explain(values: XmlValues): Explanation {
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
