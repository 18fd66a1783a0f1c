import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldIssue, FieldValues, ReviewIssue } from "../fields.ts";
import { alternativesOf } from "../field-kinds/alternatives.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";
import { shorten } from "../wording/shorten.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { ACTIVE_WORDS, ENABLED_WORDS, judgeUnit, unitName } from "./judge-unit.ts";

const fields = {
  unit: required("unit", text, {
    summary: "the unit; .service where it has no suffix",
    example: '"ssh.service"',
  }),
  enabled: optional("enabled", wordsOf(ENABLED_WORDS, '"disabled" || "masked" || "not-found"'), {
    summary: "what systemctl is-enabled may say of it",
  }),
  active: optional("active", wordsOf(ACTIVE_WORDS, '"inactive"'), {
    summary: "what systemctl is-active may say of it",
  }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a unit of systemd is enabled, and is active, as given. */
export const systemdUnit = defineCheck({
  type: "SYSTEMD_UNIT",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a unit of systemd is enabled or disabled, and runs or does not, as given.",
  origin: "extension",
  fields,
  typicalFields: ["enabled"],
  explain,
  review,
  needs: ({ unit }) => [{ kind: "systemd-unit", unit: unitName(unit) }],
  judge: judgeUnit,
});

function explain({ unit, enabled, active, knownGood }: Values): Explanation {
  const wishes = [
    ...(enabled === null ? [] : [`is ${anyOf(enabled.map(quoted))} by systemctl is-enabled`]),
    ...(active === null ? [] : [`is ${anyOf(active.map(quoted))} by systemctl is-active`]),
  ];
  const explanation = {
    looksAt: sentences(
      `The files of the unit ${quoted(unitName(unit))} and the links to it.`,
      active === null ? null : "What the running manager says of it.",
    ),
    passes: wishes.length === 0 ? "Nothing is tested." : `It ${anyOf(wishes, "and")}.`,
    fails: "It is anything else.",
    errs: "Its files cannot be read, or the manager cannot be asked.",
  };
  return withKnownGood(explanation, knownGood);
}

function review({ enabled, active }: Values): readonly ReviewIssue[] {
  if (enabled !== null || active !== null) return [];
  const message = "nothing is tested: there is neither `enabled` nor `active`";
  return [
    { code: "AUD2110", severity: "warning", message, hint: 'add enabled : "enabled"', keyword: "unit" },
  ];
}

function wordsOf(words: readonly string[], example: string) {
  return alternativesOf(example, (given): FieldIssue | null => {
    if (words.includes(given)) return null;
    const message = `expected ${words.join(", ")}, found "${shorten(given, 60)}"`;
    return { code: "AUD2010", severity: "error", message };
  });
}
