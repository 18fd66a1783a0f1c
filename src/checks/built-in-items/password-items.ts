import { defineCheck } from "../define-check.ts";
import type { Check } from "../define-check.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { required } from "../field-kinds/field-kind.ts";
import { numberRange } from "../field-kinds/number-range.ts";
import type { NumberRange } from "../field-kinds/number-range.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { settleItem } from "./item-flaws.ts";
import { judgeLoginSetting, LOGIN_SETTINGS } from "./judge-login-setting.ts";

/** Built-in items about passwords: a number of the system has to be in a range. */
export const passwordItems = [
  passwordItem("min_password_length", "PASS_MIN_LEN", "The least length of a password"),
  passwordItem("minimum_password_length", "PASS_MIN_LEN", "The least length of a password"),
  passwordItem("max_password_age", "PASS_MAX_DAYS", "The greatest age of a password in days"),
  passwordItem("min_password_age", "PASS_MIN_DAYS", "The least age of a password in days"),
];

function passwordItem(type: string, setting: string, what: string): Check {
  return defineCheck({
    type,
    form: "named",
    platforms: ["unix"],
    summary: `Passes when ${setting} is in the given range.`,
    origin: "nessus",
    fields: {
      value: required("value", numberRange, { summary: "the range; MIN and MAX leave an end open" }),
      ...commonFields,
    },
    explain({ value, knownGood }) {
      const explanation = {
        looksAt: `${what}: ${setting} in /etc/login.defs.`,
        passes: `It is ${wordsForRange(value)}.`,
        fails: "It is not, or it is not set.",
        errs: "The setting cannot be read, or the system is another one than Linux.",
      };
      return withKnownGood(explanation, knownGood);
    },
    needs: () => LOGIN_SETTINGS,
    judge: ({ value }, evidence) =>
      settleItem(
        { expected: `${what} (${setting}) is ${wordsForRange(value)}` },
        judgeLoginSetting(setting, value, evidence),
      ),
  });
}

function wordsForRange({ min, max }: NumberRange): string {
  if (min !== null && max !== null) return min === max ? `${min}` : `from ${min} to ${max}`;
  if (min !== null) return `${min} or more`;
  return max === null ? "any number" : `${max} or less`;
}
