import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { choice, onOrOff } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { runLevels } from "../field-kinds/run-levels.ts";
import { text } from "../field-kinds/text.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeService, serviceRequests } from "./judge-chkconfig.ts";

const fields = {
  service: required("service", text, { summary: "the service, as chkconfig lists it", example: '"auditd"' }),
  status: required("status", onOrOff, { summary: "whether the service has to be started or not" }),
  levels: optional("levels", runLevels, { summary: "the run levels that count, a digit each" }),
  checkOption: optional("check_option", choice(["CAN_BE_NULL"]), {
    summary: "CAN_BE_NULL: a service that does not exist is no fault",
  }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a service is on or off in the given run levels. */
export const chkconfig = defineCheck({
  type: "CHKCONFIG",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a service is on or off in the given run levels (systems of the Red Hat family).",
  origin: "nessus",
  fields,
  typicalFields: ["levels"],
  explain,
  needs: serviceRequests,
  judge: judgeService,
});

function explain({ service, status, levels, checkOption, knownGood }: Values): Explanation {
  const where = levels === null ? "all run levels" : `the run levels ${anyOf(Array.from(levels), "and")}`;
  const [wanted, other] = status === "ON" ? ["on", "off"] : ["off", "on"];
  const explanation = {
    looksAt: `What chkconfig says of the service ${quoted(service)} in ${where}; where it is a unit of systemd, whether that is enabled.`,
    passes: sentences(
      `It is ${wanted} in each of them.`,
      checkOption === null && status === "ON" ? null : "It passes too when there is no such service.",
    ),
    fails: `It is ${other} in one of them.`,
    errs: "The run levels or the files of the unit cannot be read.",
  };
  return withKnownGood(explanation, knownGood);
}
