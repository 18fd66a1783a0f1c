import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";
import { explainExpectations } from "../wording/explain-expectations.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeSetting, settingRequest } from "./judge-osascript.ts";

const fields = {
  payloadType: required("payload_type", text, {
    summary: "the domain of the setting",
    example: '"com.apple.applicationaccess"',
  }),
  payloadKey: required("payload_key", text, { summary: "the setting", example: '"allowAirDrop"' }),
  expect: required("expect", pattern, { summary: "what the setting has to match", example: '"^false$"' }),
  required: optional("required", yesOrNo, { summary: "NO: a setting that is not there is no fault" }),
  ...commonFields,
};

/** Passes when a managed macOS setting matches. */
export const macosxOsascript = defineCheck({
  type: "MACOSX_OSASCRIPT",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a macOS setting, as osascript reads it, matches a pattern.",
  origin: "nessus",
  fields,
  explain,
  needs: (values) => [settingRequest(values)],
  judge: judgeSetting,
});

function explain(values: FieldValues<typeof fields>): Explanation {
  const { passes, fails } = explainExpectations({
    expect: values.expect,
    notExpect: null,
    subject: "its value",
  });
  const explanation = {
    looksAt: `The setting ${quoted(values.payloadKey)} of ${quoted(values.payloadType)}, as osascript reads it.`,
    passes: sentences(
      passes,
      values.required === "NO" ? "It passes too when the setting is not there." : null,
    ),
    fails: values.required === "NO" ? "There is a value, and no line of it matches." : fails,
    errs: "osascript is not there or cannot be run; or the pattern takes too long.",
  };
  return withKnownGood(explanation, values.knownGood);
}
