import type { AccountLine } from "../../model/accounts.ts";
import type { FileEntry } from "../../model/file-entry.ts";
import type { Evidence } from "../../model/evidence.ts";
import { octal } from "../wording/octal.ts";
import type { AccountChoice } from "./account-fields.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import { matchesPath } from "./matches-path.ts";
import { placed } from "./repeated-values.ts";
import type { SeenAccounts } from "./seen-accounts.ts";
import { homesOf, isDirectory, overDirectories } from "./seen-homes.ts";

const DEFAULT_MASK = 0o022;
const DEFAULT_SHELL = "/bin/sh";
const NO_SHELLS: ReadonlySet<string> = new Set(["nologin", "false"]);

/** The permissions that a rule wants. */
export interface WantedMode {
  readonly mode: number | null;
  readonly mask: number | null;
}

/** Homes belong to their users, and nobody else may do what the mask forbids. */
export function judgePermissions(choice: AccountChoice & WantedMode) {
  return (accounts: SeenAccounts, evidence: Evidence): ItemFlaws => {
    if (choice.useValidShells === "YES" && accounts.shells === null) return NO_LIST;
    const counted = accounts.users.filter((user) => isCounted(user, choice, accounts));
    return overDirectories(homesOf(counted, evidence), (entry, { uid }) => [
      ...(entry.uid === uid ? [] : [`belongs to the user number ${entry.uid} instead of ${uid}`]),
      ...flawsOfMode(entry, choice),
    ]);
  };
}

/** Homes belong to the primary groups of their users. */
export function judgeHomeGroups(choice: AccountChoice) {
  return (accounts: SeenAccounts, evidence: Evidence): ItemFlaws => {
    const counted = accounts.users.filter((user) => isCounted(user, choice, accounts));
    return overDirectories(homesOf(counted, evidence), (entry, { gid }) =>
      entry.gid === gid ? [] : [`belongs to the group number ${entry.gid} instead of ${gid}`],
    );
  };
}

/** Homes are there and are directories. */
export function judgeExistence(whose: "all" | "active") {
  return ({ users }: SeenAccounts, evidence: Evidence): ItemFlaws => {
    const counted = whose === "all" ? users : users.filter(isActive);
    const { homes, doubts } = homesOf(counted, evidence);
    const unseen = homes.flatMap(({ home }) => (home.entry.status === "unavailable" ? [home.entry] : []));
    const missing = homes.filter(({ home }) => home.entry.status === "observed" && !isDirectory(home));
    return {
      breaches: missing.map(({ user }) => `${placed(user)}: ${wordsForMissing(user.home)}`),
      doubts: [...doubts, ...unseen],
      lookedAt: `${homes.length} accounts`,
    };
  };
}

const NO_LIST: ItemFlaws = {
  lookedAt: "",
  doubts: [{ reason: "missing-source", detail: "/etc/shells does not exist." }],
};

function flawsOfMode({ mode }: FileEntry, wanted: WantedMode): readonly string[] {
  const mask = wanted.mask ?? (wanted.mode === null ? DEFAULT_MASK : 0);
  const isWanted = (wanted.mode === null || mode === wanted.mode) && (mode & mask) === 0;
  return isWanted ? [] : [`has the permissions ${octal(mode)}`];
}

function isCounted(user: AccountLine, choice: AccountChoice, accounts: SeenAccounts): boolean {
  const { uidFrom, uidBelow } = choice;
  const isInRange = user.uid >= (uidFrom ?? 0) && user.uid < (uidBelow ?? Infinity);
  return isInRange && choice.ignoreUser?.includes(user.name) !== true && isChosen(user, choice, accounts);
}

function isChosen(user: AccountLine, choice: AccountChoice, { shells }: SeenAccounts): boolean {
  const shell = user.shell === "" ? DEFAULT_SHELL : user.shell;
  if (choice.useValidShells === "YES" && shells?.includes(shell) !== true) return false;
  return choice.ignoreShell?.includes(shell) !== true && isPlaced(user.home, choice);
}

function isPlaced(home: string, { basedir, ignore }: AccountChoice): boolean {
  if (basedir != null && !matchesPath(basedir, home, "above")) return false;
  return ignore?.some((glob) => matchesPath(glob, home, "whole")) !== true;
}

/** Who is given `nologin` or `false` for a shell is not meant to log in. */
function isActive({ shell }: AccountLine): boolean {
  return !NO_SHELLS.has(shell.slice(shell.lastIndexOf("/") + 1));
}

function wordsForMissing(home: string): string {
  return home === "" ? "no home directory is given" : `${home} is not there, or is no directory`;
}
