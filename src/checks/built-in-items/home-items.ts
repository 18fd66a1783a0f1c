import { defineCheck } from "../define-check.ts";
import type { Explanation } from "../define-check.ts";
import type { FieldValues } from "../fields.ts";
import { blankList } from "../field-kinds/blank-list.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { directory } from "../field-kinds/directory.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { fileMode, modeMask } from "../field-kinds/file-mode.ts";
import { alternatives } from "../field-kinds/alternatives.ts";
import { octal } from "../wording/octal.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { accountFields, reviewAccounts, wordsForAccounts } from "./account-fields.ts";
import { settleItem } from "./item-flaws.ts";
import { judgeExistence, judgeHomeGroups, judgePermissions } from "./judge-homes.ts";
import { judgedItem } from "./judged-item.ts";
import { ACCOUNTS, overAccounts } from "./seen-accounts.ts";
import { homesWith } from "./seen-homes.ts";

const permissionFields = {
  mode: optional("mode", fileMode, { summary: "the permissions, exactly", example: '"0750"' }),
  mask: optional("mask", modeMask, { summary: "permissions that it must not have; 022 unless given" }),
  ...accountFields,
  useValidShells: optional("use_valid_shells", yesOrNo, {
    summary: "YES: only accounts whose shell is in /etc/shells count",
  }),
  ignoreUser: optional("ignore_user", blankList, {
    summary: "accounts that do not count, with blanks between",
  }),
  ignoreShell: optional("ignore_shell", blankList, {
    summary: "shells whose accounts do not count, with blanks between",
    example: '"/usr/sbin/nologin /bin/false"',
  }),
  basedir: optional("basedir", directory, {
    summary: "where the home directories are",
    example: '"/home/*"',
  }),
  ignore: optional("ignore", alternatives, {
    summary: "home directories that do not count",
    example: '"/var/empty"',
  }),
};

const NEEDS = [ACCOUNTS, homesWith([])];

/** Built-in items about home directories. */
export const homeItems = [
  defineCheck({
    type: "accounts_bad_home_permissions",
    form: "named",
    platforms: ["unix"],
    summary: "Passes when every home directory belongs to its user, and others may not write to it.",
    origin: "nessus",
    fields: permissionFields,
    explain: explainPermissions,
    review: reviewAccounts,
    needs: () => NEEDS,
    judge(values, evidence) {
      const reads = values.useValidShells === "YES" ? (["users", "shells"] as const) : (["users"] as const);
      const flaws = overAccounts(reads, judgePermissions(values))(evidence);
      return settleItem({ expected: explainPermissions(values).passes }, flaws);
    },
  }),
  defineCheck({
    type: "accounts_bad_home_group_permissions",
    form: "named",
    platforms: ["unix"],
    summary: "Passes when every home directory belongs to the primary group of its user.",
    origin: "nessus",
    fields: accountFields,
    explain: explainGroups,
    review: reviewAccounts,
    needs: () => NEEDS,
    judge: (values, evidence) =>
      settleItem(
        { expected: explainGroups(values).passes },
        overAccounts(["users"], judgeHomeGroups(values))(evidence),
      ),
  }),
  judgedItem({
    type: "accounts_without_home_dir",
    summary: "Passes when the home directory of every account exists.",
    looksAt: "The accounts in /etc/passwd and their home directories.",
    passes: "Every account has a home directory that exists.",
    fails: "An account has none, or one that does not exist.",
    errs: "/etc/passwd or a directory cannot be read.",
    needs: NEEDS,
    flaws: overAccounts(["users"], judgeExistence("all")),
  }),
  judgedItem({
    type: "active_accounts_without_home_dir",
    summary: "Passes when the home directory of every account that can log in exists.",
    looksAt: "The accounts in /etc/passwd whose shell is not nologin or false, and their home directories.",
    passes: "Each of them has a home directory that exists.",
    fails: "One of them has none, or one that does not exist.",
    errs: "/etc/passwd or a directory cannot be read.",
    needs: NEEDS,
    flaws: overAccounts(["users"], judgeExistence("active")),
  }),
];

function explainPermissions(values: FieldValues<typeof permissionFields>): Explanation {
  const { mode, mask } = values;
  const wish =
    mode === null
      ? `has none of the permissions ${octal(mask ?? 0o022)}`
      : `has exactly the permissions ${octal(mode)}${mask === null ? "" : ` and none of ${octal(mask)}`}`;
  const explanation = {
    looksAt: wordsForAccounts(values),
    passes: `Every home directory belongs to its user and ${wish}.`,
    fails: "A home directory belongs to somebody else, or has other permissions.",
    errs: "/etc/passwd or a directory cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}

function explainGroups(values: FieldValues<typeof accountFields>): Explanation {
  const explanation = {
    looksAt: wordsForAccounts(values),
    passes: "Every home directory belongs to the primary group of its user.",
    fails: "A home directory belongs to another group.",
    errs: "/etc/passwd or a directory cannot be read.",
  };
  return withKnownGood(explanation, values.knownGood);
}
