import type { FileEntry } from "../../model/file-entry.ts";
import { octal } from "../wording/octal.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import { placed } from "./repeated-values.ts";
import type { SeenAccounts } from "./seen-accounts.ts";

const GROUP_AND_OTHERS_WRITE = 0o022;
const SET_ID = 0o6000;
const FIRST_ORDINARY = 500;
const DEFAULT_SHELL = "/bin/sh";

/** How the items about login shells and what users may reach find what is wrong. */
export const judgeShells = {
  owners: (accounts: SeenAccounts) => overShells(accounts, flawOfOwner(accounts)),

  writeable: (accounts: SeenAccounts) =>
    overShells(accounts, ({ mode }) =>
      (mode & GROUP_AND_OTHERS_WRITE) === 0 ? null : `has the permissions ${octal(mode)}`,
    ),

  setIds: (accounts: SeenAccounts) =>
    overShells(accounts, ({ mode }) => ((mode & SET_ID) === 0 ? null : `has the permissions ${octal(mode)}`)),

  invalid: ({ users, shells, loginShells }: SeenAccounts): ItemFlaws => {
    if (shells === null) return { lookedAt: "", doubts: [NO_LIST] };
    const listed = new Set(shells);
    const missing = new Set(
      loginShells.flatMap(({ path, entry }) =>
        entry.status === "observed" && entry.value === null ? [path] : [],
      ),
    );
    const flawOf = (shell: string) => {
      if (!listed.has(shell)) return "is not in /etc/shells";
      return missing.has(shell) ? "does not exist" : null;
    };
    const breaches = users.flatMap((user) => {
      const shell = user.shell === "" ? DEFAULT_SHELL : user.shell;
      const flaw = flawOf(shell);
      return flaw === null ? [] : [`${placed(user)}: ${shell} ${flaw}`];
    });
    return { breaches, doubts: unseen(loginShells), lookedAt: `${loginShells.length} login shells` };
  },

  admins: ({ users, ftpUsers }: SeenAccounts): ItemFlaws => {
    const listed = new Set(ftpUsers ?? []);
    const admins = users.filter(({ uid }) => uid < FIRST_ORDINARY);
    const free = admins.filter(({ name }) => !listed.has(name));
    const words = ftpUsers === null ? "there is no /etc/ftpusers" : "is not in /etc/ftpusers";
    return {
      breaches: free.map((user) => `${placed(user)}: ${words}`),
      lookedAt: `${admins.length} accounts of the system`,
    };
  },
};

const NO_LIST = { reason: "missing-source", detail: "/etc/shells does not exist." } as const;

/** A shell that does not exist has neither owner nor permissions. */
function overShells({ loginShells }: SeenAccounts, flawOf: (entry: FileEntry) => string | null): ItemFlaws {
  const breaches = loginShells.flatMap(({ path, entry }) => {
    const flaw = entry.status === "observed" && entry.value !== null ? flawOf(entry.value) : null;
    return flaw === null ? [] : [`${path} ${flaw}`];
  });
  return { breaches, doubts: unseen(loginShells), lookedAt: `${loginShells.length} login shells` };
}

function flawOfOwner({ users }: SeenAccounts): (entry: FileEntry) => string | null {
  const owners = new Set([0, ...users.filter(({ name }) => name === "bin").map(({ uid }) => uid)]);
  return ({ uid }) => (owners.has(uid) ? null : `belongs to the user number ${uid}`);
}

function unseen(shells: SeenAccounts["loginShells"]) {
  return shells.flatMap(({ entry }) => (entry.status === "unavailable" ? [entry] : []));
}
