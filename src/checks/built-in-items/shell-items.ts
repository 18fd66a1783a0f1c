import { judgeShells } from "./judge-shells.ts";
import { judgedItem } from "./judged-item.ts";
import { ACCOUNTS, overAccounts } from "./seen-accounts.ts";

const WORDS = {
  looksAt: "The login shells in /etc/passwd.",
  errs: "/etc/passwd or a shell cannot be read.",
};

/** Built-in items about login shells and what users may reach. */
export const shellItems = [
  judgedItem({
    ...WORDS,
    type: "invalid_login_shells",
    summary: "Passes when every login shell exists and is listed in /etc/shells.",
    looksAt: "The login shells in /etc/passwd, and /etc/shells.",
    passes: "Every shell exists and is listed.",
    fails: "A shell does not exist or is not listed.",
    errs: "/etc/passwd or /etc/shells cannot be read.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users", "shells"], judgeShells.invalid),
  }),
  judgedItem({
    ...WORDS,
    type: "login_shells_bad_owner",
    summary: "Passes when every login shell belongs to root or bin.",
    passes: "Every shell belongs to root or bin.",
    fails: "A shell belongs to somebody else.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgeShells.owners),
  }),
  judgedItem({
    ...WORDS,
    type: "login_shells_writeable",
    summary: "Passes when nobody but its owner may write to a login shell.",
    passes: "Neither the group nor everybody may write to a shell.",
    fails: "One of them may.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgeShells.writeable),
  }),
  judgedItem({
    ...WORDS,
    type: "login_shells_with_suid",
    summary: "Passes when no login shell has the set-user-id bit.",
    passes: "No shell has the set-user-id or the set-group-id bit.",
    fails: "A shell has one of them.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users"], judgeShells.setIds),
  }),
  judgedItem({
    type: "admin_accounts_in_ftpusers",
    summary: "Passes when the accounts of administrators are kept from using FTP.",
    looksAt: "/etc/ftpusers and its namesakes, and the accounts in /etc/passwd with a user number below 500.",
    passes: "Every such account is listed.",
    fails: "One of them is not, or there is no such file.",
    errs: "/etc/ftpusers or /etc/passwd cannot be read.",
    needs: [ACCOUNTS],
    flaws: overAccounts(["users", "ftpUsers"], judgeShells.admins),
  }),
];
