import type { AccountLine, Home } from "../../model/accounts.ts";
import type { FileEntry } from "../../model/file-entry.ts";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { ItemFlaws } from "./item-flaws.ts";

/** A home directory that was looked at, and whose it is. */
interface SeenHome {
  readonly user: AccountLine;
  readonly home: Home;
}

/** The homes of some accounts, and those of which nothing is known. */
export interface SeenHomes {
  readonly homes: readonly SeenHome[];
  readonly doubts: readonly Doubt[];
}

/** A request for the homes of all users, and for files in them. */
export function homesWith(files: readonly string[]) {
  return { kind: "homes", files } as const;
}

/** The homes of accounts. Whose home is not in the evidence is a doubt. */
export function homesOf(users: readonly AccountLine[], evidence: Evidence): SeenHomes {
  const seen = observationOf(evidence, "homes");
  if (seen.status === "unavailable") return { homes: [], doubts: [seen] };
  const known = new Map(seen.facts.map((home) => [keyOf(home.user, home.home), home]));
  const homes: SeenHome[] = [];
  const doubts: Doubt[] = [];
  for (const user of users) {
    const home = known.get(keyOf(user.name, user.home));
    if (home === undefined) doubts.push(notSeen(user));
    else homes.push({ user, home });
  }
  return { homes, doubts };
}

/** Says of every home that is a directory what is wrong with it; one that cannot be seen is a doubt. */
export function overDirectories(
  { homes, doubts }: SeenHomes,
  flawsOf: (entry: FileEntry, user: AccountLine) => readonly string[],
): ItemFlaws {
  const unseen = homes.flatMap(({ home }) => (home.entry.status === "unavailable" ? [home.entry] : []));
  const directories = homes.filter(({ home }) => isDirectory(home));
  const breaches = directories.flatMap(({ user, home }) => {
    const entry = home.entry.status === "observed" ? home.entry.value : null;
    const flaws = entry === null ? [] : flawsOf(entry, user);
    return flaws.map((flaw) => `${home.home} of ${user.name} ${flaw}`);
  });
  return {
    breaches,
    doubts: [...doubts, ...unseen],
    lookedAt: directories.length === 1 ? "1 home directory" : `${directories.length} home directories`,
  };
}

/** Whether a home was seen to be a directory. */
export function isDirectory({ entry }: Home): boolean {
  return entry.status === "observed" && entry.value?.type === "directory";
}

function keyOf(user: string, home: string): string {
  return `${user}\0${home}`;
}

function notSeen({ name }: AccountLine): Doubt {
  return { reason: "not-recorded", detail: `The evidence does not tell of the home directory of ${name}.` };
}
