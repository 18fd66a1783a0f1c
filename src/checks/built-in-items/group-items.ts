import { judgeGroups } from "./judge-groups.ts";
import { malformedLines } from "./judge-passwd.ts";
import { judgedItem } from "./judged-item.ts";
import { ACCOUNTS, overAccounts, overLines } from "./seen-accounts.ts";

const WORDS = { looksAt: "The groups in /etc/group.", errs: "/etc/group cannot be read." };

/** Built-in items about the groups of a host. */
export const groupItems = [
  judgedItem({
    ...WORDS,
    type: "group_duplicate_gid",
    summary: "Passes when no two groups share a number.",
    passes: "No two groups share a number.",
    fails: "Two groups share one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["groups"], judgeGroups.duplicateGid),
    passed: "No duplicate Group IDs detected",
  }),
  judgedItem({
    ...WORDS,
    type: "group_duplicate_name",
    summary: "Passes when no two groups share a name.",
    passes: "No two groups share a name.",
    fails: "Two groups share one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["groups"], judgeGroups.duplicateName),
    passed: "No duplicate Group Names detected",
  }),
  judgedItem({
    ...WORDS,
    type: "group_duplicate_members",
    summary: "Passes when no group lists a member twice.",
    passes: "No group lists a member twice.",
    fails: "A group does.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["groups"], judgeGroups.duplicateMembers),
  }),
  judgedItem({
    ...WORDS,
    type: "group_nonexistant_users",
    summary: "Passes when every member of a group is an account.",
    looksAt: "The members of the groups in /etc/group, and the accounts in /etc/passwd.",
    passes: "Every member is an account.",
    fails: "A member has no account.",
    errs: "/etc/group or /etc/passwd cannot be read.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["groups", "users"], judgeGroups.unknownMembers),
  }),
  judgedItem({
    ...WORDS,
    type: "group_zero_gid",
    summary: "Passes when exactly one group has the number 0.",
    passes: "Exactly one group has the number 0.",
    fails: "None or several have it.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["groups"], judgeGroups.zeroGid),
  }),
  judgedItem({
    ...WORDS,
    type: "group_file_consistency",
    summary: "Passes when every line of /etc/group is well formed.",
    looksAt: "The lines of /etc/group.",
    passes: "Each of them is well formed.",
    fails: "One of them is not.",
    needs: [ACCOUNTS],
    flaws: overLines(["groups"], malformedLines),
  }),
];
