import { judgePasswd, malformedLines } from "./judge-passwd.ts";
import { judgedItem } from "./judged-item.ts";
import { ACCOUNTS, overAccounts, overLines } from "./seen-accounts.ts";

const WORDS = { looksAt: "The accounts in /etc/passwd.", errs: "/etc/passwd cannot be read." };

/** Built-in items about the accounts of a host. */
export const passwdItems = [
  judgedItem({
    ...WORDS,
    type: "passwd_zero_uid",
    summary: "Passes when exactly one account has the user number 0.",
    passes: "Exactly one account has the user number 0.",
    fails: "None or several have it.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.zeroUid),
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_duplicate_uid",
    summary: "Passes when no two accounts share a user number.",
    passes: "No two accounts share a user number.",
    fails: "Two accounts share one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.duplicateUid),
    passed: "No duplicate User IDs detected",
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_duplicate_username",
    summary: "Passes when no two accounts share a name.",
    passes: "No two accounts share a name.",
    fails: "Two accounts share one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.duplicateName),
    passed: "No duplicate User Names detected",
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_duplicate_gid",
    summary: "Passes when no two accounts share a primary group.",
    passes: "No two accounts have the same group number.",
    fails: "Two accounts have the same one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.duplicateGid),
    passed: "No duplicate Group IDs detected",
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_invalid_gid",
    summary: "Passes when the primary group of every account exists.",
    looksAt: "The accounts in /etc/passwd and the groups in /etc/group.",
    passes: "The group number of every account is that of a group.",
    fails: "An account has the number of a group that does not exist.",
    errs: "/etc/passwd or /etc/group cannot be read.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users", "groups"], judgePasswd.invalidGid),
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_duplicate_home",
    summary: "Passes when no two accounts above user number 100 share a home directory.",
    looksAt: "The accounts in /etc/passwd with a user number above 100.",
    passes: "Each of them has a home directory of its own.",
    fails: "Two of them share one.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.duplicateHome),
    passed: "No duplicate Home Directories detected",
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_shadowed",
    summary: "Passes when no password digest stands in /etc/passwd.",
    passes: "Every password digest is kept in /etc/shadow.",
    fails: "/etc/passwd holds a digest, or an account has no password at all.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgePasswd.shadowed),
  }),
  judgedItem({
    ...WORDS,
    type: "passwd_file_consistency",
    summary: "Passes when every line of /etc/passwd is well formed.",
    looksAt: "The lines of /etc/passwd.",
    passes: "Each of them is well formed.",
    fails: "One of them is not.",
    needs: [ACCOUNTS],
    flaws: overLines(["users"], malformedLines),
  }),
];
