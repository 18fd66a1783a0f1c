import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { placesField } from "../state-rule/places.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeParameter } from "./judge-parameter.ts";
import { parameterValues, wordsForValue } from "./parameter-values.ts";

const fields = {
  name: required("name", text, {
    summary: "the parameter, as sysctl has it",
    example: '"net.ipv4.ip_forward"',
  }),
  value: required("value", parameterValues, {
    summary: "what it may be: values with || between them, or a range",
    example: '"0"',
  }),
  source: placesField(
    ["RUNNING", "CONFIGURED"],
    "RUNNING: what the kernel has now; CONFIGURED: what the files set at the next start",
  ),
  ...commonFields,
};

/** Passes when a parameter of the kernel has a given value, now and after the next start. */
export const sysctlCheck = defineCheck({
  type: "SYSCTL_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a parameter of the kernel has the given value, now and after the next start.",
  origin: "extension",
  fields,
  explain,
  needs: ({ name }) => [{ kind: "kernel-parameter", name }],
  judge: judgeParameter,
});

function explain({ name, value, source, knownGood }: FieldValues<typeof fields>): Explanation {
  const places = source ?? ["RUNNING", "CONFIGURED"];
  const looks = places.map((place) =>
    place === "RUNNING" ? "the value in /proc/sys" : "the files of sysctl.d",
  );
  const explanation = {
    looksAt: `The parameter ${quoted(name)}: ${anyOf(looks, "and")}.`,
    passes: `It is ${anyOf(value.map(wordsForValue))}${places.length > 1 ? " in both" : ""}.`,
    fails: "It is anything else, or not set.",
    errs: "The value or a file cannot be read, or the system does not run.",
  };
  return withKnownGood(explanation, knownGood);
}
