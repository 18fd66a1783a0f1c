import type { ItemFlaws } from "./item-flaws.ts";
import { exactlyOne } from "./judge-passwd.ts";
import { placed, repeatedValues } from "./repeated-values.ts";
import type { SeenAccounts } from "./seen-accounts.ts";

/** How the items about `/etc/group` find what is wrong with it. */
export const judgeGroups = {
  zeroGid: ({ groups }: SeenAccounts) =>
    exactlyOne(
      groups.filter(({ gid }) => gid === 0),
      "group has the number 0",
    ),

  duplicateGid: ({ groups }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(groups, ({ gid }) => gid).map((text) => `group number ${text}`),
    lookedAt: wordsFor(groups),
  }),

  duplicateName: ({ groups }: SeenAccounts): ItemFlaws => ({
    breaches: repeatedValues(groups, ({ name }) => name).map((text) => `group name ${text}`),
    lookedAt: wordsFor(groups),
  }),

  duplicateMembers: ({ groups }: SeenAccounts): ItemFlaws => ({
    breaches: groups.flatMap((group) =>
      repeatedIn(group.members).map((member) => `${placed(group)} lists ${member} more than once`),
    ),
    lookedAt: wordsFor(groups),
  }),

  unknownMembers: ({ groups, users }: SeenAccounts): ItemFlaws => {
    const known = new Set(users.map(({ name }) => name));
    return {
      lacks: groups.flatMap((group) => {
        const strangers = [...new Set(group.members)].filter((member) => !known.has(member));
        return strangers.map((member) => `${placed(group)}: there is no account ${member}`);
      }),
      lookedAt: wordsFor(groups),
    };
  },
};

function repeatedIn(members: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const member of members) (seen.has(member) ? repeated : seen).add(member);
  return [...repeated];
}

function wordsFor(groups: readonly unknown[]): string {
  return groups.length === 1 ? "1 group" : `${groups.length} groups`;
}
