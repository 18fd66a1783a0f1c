import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { onOrOff } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeProcess } from "./judge-process.ts";

const fields = {
  name: required("name", text, { summary: "the process, as ps lists it", example: '"auditd"' }),
  status: required("status", onOrOff, { summary: "ON: it has to run; OFF: it must not" }),
  owner: optional("owner", alternatives, { summary: "the user that runs it", example: '"root"' }),
  ...commonFields,
};

/** Passes when a process runs, or does not. */
export const processCheck = defineCheck({
  type: "PROCESS_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a process of the given name runs, or does not run.",
  origin: "nessus",
  fields,
  explain,
  needs: () => [{ kind: "processes" }],
  judge: judgeProcess,
});

function explain({ name, status, owner, knownGood }: FieldValues<typeof fields>): Explanation {
  const user = owner === null ? "" : ` as the user ${anyOf(owner.map(quoted))}`;
  const runs = `A process ${quoted(name)} runs${user}.`;
  const isAbsent = `No process ${quoted(name)} runs${user}.`;
  const explanation = {
    looksAt: "The list of processes.",
    passes: status === "ON" ? runs : isAbsent,
    fails: status === "ON" ? isAbsent : runs,
    errs: "The processes cannot be seen in full.",
  };
  return withKnownGood(explanation, knownGood);
}
