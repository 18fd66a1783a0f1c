import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { onOrOff } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeXinetd } from "./judge-xinetd.ts";

const fields = {
  service: required("service", text, { summary: "the service of xinetd", example: '"tftp"' }),
  status: required("status", onOrOff, {
    summary: "whether the service has to be offered or not",
    example: "OFF",
  }),
  ...commonFields,
};

/** Passes when a service of xinetd is on or off. */
export const xinetdSvc = defineCheck({
  type: "XINETD_SVC",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a service of xinetd is on or off (systems of the Red Hat family).",
  origin: "nessus",
  fields,
  explain,
  needs: () => [{ kind: "xinetd" }],
  judge: judgeXinetd,
});

function explain({ service, status, knownGood }: FieldValues<typeof fields>): Explanation {
  const explanation = {
    looksAt: `Whether xinetd offers the service ${quoted(service)}.`,
    passes: status === "ON" ? "It is on." : "It is off, or there is no such service.",
    fails: status === "ON" ? "It is off, or there is no such service." : "It is on.",
    errs: "The configuration of xinetd cannot be read.",
  };
  return withKnownGood(explanation, knownGood);
}
