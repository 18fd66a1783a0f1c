import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { choice } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { placesField } from "../state-rule/places.ts";
import { quoted } from "../wording/quoted.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { judgeModule, MODULE_STATES } from "./judge-module.ts";

const fields = {
  name: required("name", text, { summary: "the module", example: '"cramfs"' }),
  status: required("status", choice(MODULE_STATES), {
    summary: "DISABLED: neither loaded nor to be loaded; LOADED or NOT_LOADED: as it is now",
  }),
  source: placesField(
    ["RUNNING", "CONFIGURED"],
    "for DISABLED. RUNNING: it is not loaded now; CONFIGURED: it cannot be loaded",
  ),
  ...commonFields,
};

/** Passes when a module of the kernel is loaded, is not, or cannot be. */
export const kernelModule = defineCheck({
  type: "KERNEL_MODULE",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a module of the kernel is disabled, loaded or not loaded.",
  origin: "extension",
  fields,
  explain,
  needs: ({ name }) => [{ kind: "kernel-module", name }],
  judge: judgeModule,
});

const WORDS = {
  DISABLED: {
    passes:
      "It is not loaded, and no kernel has it, or `install` of modprobe.d has a command for it that does nothing.",
    fails: "It is loaded, part of the kernel, or can be loaded.",
  },
  LOADED: { passes: "It is loaded, or part of the kernel.", fails: "It is not." },
  NOT_LOADED: { passes: "It is neither loaded nor part of the kernel.", fails: "It is." },
} as const;

function explain({ name, status, knownGood }: FieldValues<typeof fields>): Explanation {
  const explanation = {
    looksAt: `The module ${quoted(name)}: the list of loaded modules, those of the installed kernels, and modprobe.d.`,
    ...WORDS[status],
    errs: "One of these cannot be read, or the system does not run.",
  };
  return withKnownGood(explanation, knownGood);
}
