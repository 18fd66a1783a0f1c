import { anyOf } from "../wording/any-of.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import { placed, repeatedValues } from "./repeated-values.ts";
import type { NamedLine } from "./repeated-values.ts";
import type { SeenAccounts } from "./seen-accounts.ts";

const LAST_OF_SYSTEM = 100;

/** How the items about `/etc/passwd` find what is wrong with it. */
export const judgePasswd = {
  zeroUid: ({ users }: SeenAccounts) =>
    exactlyOne(
      users.filter(({ uid }) => uid === 0),
      "account has the user number 0",
    ),

  duplicateUid: ({ users }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(users, ({ uid }) => uid).map((text) => `user number ${text}`),
    lookedAt: accounts(users),
  }),

  duplicateName: ({ users }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(users, ({ name }) => name).map((text) => `user name ${text}`),
    lookedAt: accounts(users),
  }),

  duplicateGid: ({ users }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(users, ({ gid }) => gid).map((text) => `group number ${text}`),
    lookedAt: accounts(users),
  }),

  duplicateHome: ({ users }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(users, homeOf).map((text) => `home directory ${text}`),
    lookedAt: accounts(users),
  }),

  invalidGid: ({ users, groups }: SeenAccounts): ItemFlaws => {
    const known = new Set(groups.map(({ gid }) => gid));
    const strangers = users.filter(({ gid }) => !known.has(gid));
    return {
      lacks: strangers.map((user) => `${placed(user)}: no group has the number ${user.gid}`),
      lookedAt: accounts(users),
    };
  },

  shadowed: ({ users }: SeenAccounts): ItemFlaws => {
    const open = users.filter(({ password }) => password === "digest" || password === "empty");
    const words = { digest: "has a digest", empty: "has an empty password" } as const;
    return {
      breaches: open.map(
        (user) => `${placed(user)} ${words[user.password === "empty" ? "empty" : "digest"]}`,
      ),
      lookedAt: accounts(users),
    };
  },
};

/** Whether a number belongs to one line of a file and no other. */
export function exactlyOne(lines: readonly NamedLine[], words: string): ItemFlaws {
  const names = anyOf(lines.map(placed), "and");
  return {
    breaches: lines.length > 1 ? [`more than one ${words}: ${names}`] : [],
    lacks: lines.length === 0 ? [`no ${words}`] : [],
    lookedAt: names,
  };
}

/** The lines of a file that are not well formed. */
export function malformedLines({ malformed, users, groups }: SeenAccounts): ItemFlaws {
  return {
    breaches: malformed.map(({ line, fault }) => `line ${line}: ${fault}`),
    lookedAt: `${users.length + groups.length} lines`,
  };
}

function homeOf({ uid, home }: { readonly uid: number; readonly home: string }): string | null {
  if (uid <= LAST_OF_SYSTEM) return null;
  return home.replaceAll(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
}

function accounts(users: readonly unknown[]): string {
  return users.length === 1 ? "1 account" : `${users.length} accounts`;
}
