import { plainItem } from "./plain-item.ts";

const WORDS = {
  looksAt: "The login shells in /etc/passwd.",
  errs: "/etc/passwd or a shell cannot be read.",
};

/** Built-in items about login shells and what users may reach. */
export const shellItems = [
  plainItem({
    ...WORDS,
    type: "invalid_login_shells",
    summary: "Passes when every login shell exists and is listed in /etc/shells.",
    looksAt: "The login shells in /etc/passwd, and /etc/shells.",
    passes: "Every shell exists and is listed.",
    fails: "A shell does not exist or is not listed.",
    errs: "/etc/passwd or /etc/shells cannot be read.",
  }),
  plainItem({
    ...WORDS,
    type: "login_shells_bad_owner",
    summary: "Passes when every login shell belongs to root or bin.",
    passes: "Every shell belongs to root or bin.",
    fails: "A shell belongs to somebody else.",
  }),
  plainItem({
    ...WORDS,
    type: "login_shells_writeable",
    summary: "Passes when nobody but its owner may write to a login shell.",
    passes: "Neither the group nor everybody may write to a shell.",
    fails: "One of them may.",
  }),
  plainItem({
    ...WORDS,
    type: "login_shells_with_suid",
    summary: "Passes when no login shell has the set-user-id bit.",
    passes: "No shell has the set-user-id or the set-group-id bit.",
    fails: "A shell has one of them.",
  }),
  plainItem({
    type: "admin_accounts_in_ftpusers",
    summary: "Passes when the accounts of administrators are kept from using FTP.",
    looksAt: "/etc/ftpusers and the accounts in /etc/passwd with a low user number.",
    passes: "Every such account is listed.",
    fails: "One of them is not.",
    errs: "/etc/ftpusers or /etc/passwd cannot be read.",
  }),
  plainItem({
    type: "list_docker_container_packages",
    summary: "Lists the packages in every running Docker container.",
    looksAt: "The running containers of Docker and the packages in them.",
    passes: "Nothing is tested: the item informs, and what Nessus reports for it is not documented.",
    fails: "Nothing makes it fail that is documented.",
    errs: "Docker cannot be asked.",
  }),
];
