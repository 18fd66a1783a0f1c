import type { FieldValues, ReviewIssue } from "../fields.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { ID_BOUNDS, wholeNumber } from "../field-kinds/whole-number.ts";
import { reviewMode } from "../field-kinds/review-mode.ts";
import { anyOf } from "../wording/any-of.ts";
import { quoted } from "../wording/quoted.ts";
import { sentences } from "../wording/sentences.ts";

/** Keywords that narrow which accounts an item looks at. */
export const accountFields = {
  uidFrom: optional("uid_ge", wholeNumber(ID_BOUNDS, '"1000"'), {
    summary: "only accounts with this user number or a greater one count",
  }),
  uidBelow: optional("uid_lt", wholeNumber(ID_BOUNDS, '"60000"'), {
    summary: "only accounts with a smaller user number count",
  }),
  ...commonFields,
};

/** What the items about home directories have, as far as they have it. */
export interface AccountChoice extends FieldValues<typeof accountFields> {
  readonly useValidShells?: "YES" | "NO" | null;
  readonly ignoreUser?: readonly string[] | null;
  readonly ignoreShell?: readonly string[] | null;
  readonly ignore?: readonly string[] | null;
  readonly basedir?: string | null;
}

/** Which home directories an item looks at. */
export function wordsForAccounts(values: AccountChoice): string {
  const ignored = [values.ignoreUser, values.ignoreShell, values.ignore].flatMap((texts) => texts ?? []);
  return sentences(
    "The accounts in /etc/passwd and their home directories.",
    values.uidFrom === null ? null : `Only user numbers from ${values.uidFrom} on count.`,
    values.uidBelow === null ? null : `Only user numbers below ${values.uidBelow} count.`,
    values.useValidShells === "YES" ? "Only accounts whose shell is in /etc/shells count." : null,
    values.basedir == null ? null : `Home directories are those of ${quoted(values.basedir)}.`,
    ignored.length === 0 ? null : `These do not count: ${anyOf(ignored.map(quoted), "and")}.`,
  );
}

/** Reports a range of user numbers without a number in it, and contradicting permissions. */
export function reviewAccounts(
  values: AccountChoice & { readonly mode?: number | null; readonly mask?: number | null },
): readonly ReviewIssue[] {
  const { uidFrom, uidBelow, mode = null, mask = null } = values;
  const issues = [...reviewMode({ mode, mask, checkUneveness: null })];
  if (uidFrom === null || uidBelow === null || uidFrom < uidBelow) return issues;
  const message = `no account counts: no user number is ${uidFrom} or more and below ${uidBelow}`;
  issues.push({ code: "AUD2116", severity: "warning", message, hint: "swap the two", keyword: "uid_ge" });
  return issues;
}
