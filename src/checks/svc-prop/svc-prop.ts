import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { nullOption } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { pattern } from "../field-kinds/pattern.ts";
import { text } from "../field-kinds/text.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeProperty, propertyRequest } from "./judge-property.ts";

const fields = {
  service: required("service", text, { summary: "the service", example: '"network/ntp:default"' }),
  property: required("property", text, { summary: "its property", example: '"restarter/state"' }),
  value: optional("value", pattern, {
    summary: "what the property has to be; may be a pattern",
    example: '"disabled"',
  }),
  regex: optional("regex", pattern, {
    summary: "a pattern that the property has to match",
    example: '"^disabled$"',
  }),
  svcpropOption: optional("svcprop_option", nullOption, {
    summary: "CAN_BE_NULL: a service or property that does not exist is no fault",
  }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a property of a Solaris service is as given. */
export const svcProp = defineCheck({
  type: "SVC_PROP",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a property of a Solaris service has the given value (svcprop -p).",
  origin: "nessus",
  fields,
  typicalFields: ["value"],
  explain,
  review,
  needs: (values) => [propertyRequest(values)],
  judge: judgeProperty,
});

function explain({ service, property, value, regex, svcpropOption, knownGood }: Values): Explanation {
  const wishes = [
    ...(value === null ? [] : [`is ${quoted(value)}`]),
    ...(regex === null ? [] : [`matches ${quoted(regex)}`]),
  ];
  const isOptional = svcpropOption === "CAN_BE_NULL";
  const explanation = {
    looksAt: `The property ${quoted(property)} of the service ${quoted(service)}, as svcprop prints it.`,
    passes: sentences(
      wishes.length === 0 ? "Nothing is tested." : `It ${anyOf(wishes, "and")}.`,
      isOptional ? "It passes too when there is no such service or property." : null,
    ),
    fails: isOptional ? "It is anything else." : "It is anything else, or does not exist.",
    errs: "svcprop is not there or cannot be run.",
  };
  return withKnownGood(explanation, knownGood);
}

function review({ value, regex }: Values): readonly ReviewIssue[] {
  if (value !== null || regex !== null) return [];
  const message = "nothing is tested: there is neither `value` nor `regex`";
  return [{ code: "AUD2110", severity: "warning", message, hint: 'add value : "…"', keyword: "property" }];
}
