import type {
  AccountFile,
  AccountLine,
  AccountsFacts,
  GroupLine,
  LoginShell,
  MalformedLine,
} from "../../model/accounts.ts";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Seen } from "../../model/observation.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { ItemFlaws } from "./item-flaws.ts";

/** The parts of the accounts that an item depends on. */
type AccountsPart = "users" | "groups" | "shells" | "ftpUsers";

/** The accounts of a host as far as an item asked for them; what it did not ask for is empty. */
export interface SeenAccounts {
  readonly users: readonly AccountLine[];
  readonly groups: readonly GroupLine[];
  /** `null`: there is no such file. */
  readonly shells: readonly string[] | null;
  readonly ftpUsers: readonly string[] | null;
  readonly loginShells: readonly LoginShell[];
  /** Lines that may be accounts or groups: nobody can tell. */
  readonly malformed: readonly (MalformedLine & { readonly file: string })[];
}

type Judge = (accounts: SeenAccounts, evidence: Evidence) => ItemFlaws;

/** The files of accounts, which every item here is about. */
export const ACCOUNTS = { kind: "accounts" } as const;

/** Judges the accounts if all that it reads was seen. A line that is not well formed may hide a flaw. */
export function overAccounts(reads: readonly AccountsPart[], judge: Judge) {
  return (evidence: Evidence): ItemFlaws => {
    const flaws = overLines(reads, judge)(evidence);
    const seen = observationOf(evidence, "accounts");
    const malformed = seen.status === "observed" ? malformedIn(seen.facts, reads) : [];
    return { ...flaws, doubts: [...(flaws.doubts ?? []), ...doubtsOf(malformed)] };
  };
}

/** The same for items that judge the form of the lines themselves. */
export function overLines(reads: readonly AccountsPart[], judge: Judge) {
  return (evidence: Evidence): ItemFlaws => {
    const seen = observationOf(evidence, "accounts");
    if (seen.status === "unavailable") return { lookedAt: "", doubts: [seen] };
    const { facts } = seen;
    const doubts = reads.flatMap((part) => (facts[part].status === "unavailable" ? [facts[part]] : []));
    if (doubts.length > 0) return { lookedAt: "", doubts, notes: notesOn(facts) };
    const flaws = judge(accountsOf(facts, reads), evidence);
    return { ...flaws, notes: [...(flaws.notes ?? []), ...notesOn(facts)] };
  };
}

function accountsOf(facts: AccountsFacts, reads: readonly AccountsPart[]): SeenAccounts {
  const { users, groups, shells, ftpUsers, loginShells } = facts;
  return {
    users: linesOf(users),
    groups: linesOf(groups),
    shells: shells.status === "observed" ? shells.value : null,
    ftpUsers: ftpUsers.status === "observed" ? ftpUsers.value : null,
    loginShells,
    malformed: malformedIn(facts, reads),
  };
}

function linesOf<L>(file: Seen<AccountFile<L>>): readonly L[] {
  return file.status === "observed" ? file.value.lines : [];
}

function malformedIn({ users, groups }: AccountsFacts, reads: readonly AccountsPart[]) {
  return [
    ...(reads.includes("users") ? malformedOf(users, "/etc/passwd") : []),
    ...(reads.includes("groups") ? malformedOf(groups, "/etc/group") : []),
  ];
}

function malformedOf(seen: Seen<AccountFile<unknown>>, file: string): SeenAccounts["malformed"] {
  return seen.status === "observed" ? seen.value.malformed.map((line) => ({ ...line, file })) : [];
}

function doubtsOf(malformed: SeenAccounts["malformed"]): readonly Doubt[] {
  return malformed.map(({ file, line, fault }) => ({
    reason: "malformed-output",
    detail: `Line ${line} of ${file} is not well formed: ${fault}.`,
  }));
}

function notesOn({ otherSources }: AccountsFacts): readonly string[] {
  if (otherSources.length === 0) return [];
  const names = otherSources.slice(0, 10).join(", ");
  return [`/etc/nsswitch.conf also names ${names}, which was not asked: only the files were looked at.`];
}
