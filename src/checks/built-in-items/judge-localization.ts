import type { AccountLine, Home } from "../../model/accounts.ts";
import type { FileEntry } from "../../model/file-entry.ts";
import type { Evidence } from "../../model/evidence.ts";
import { octal } from "../wording/octal.ts";
import type { Doubt } from "../text-files/doubt.ts";
import type { ItemFlaws } from "./item-flaws.ts";
import type { SeenAccounts } from "./seen-accounts.ts";
import { homesOf } from "./seen-homes.ts";

/** Whether a file belongs to the user, or to the primary group of the user. */
export type LocalOwner = "user" | "group";

/** What the start-up files are to be like. */
interface LocalWish {
  readonly files: readonly string[];
  readonly owner: LocalOwner;
  readonly mask: number | null;
}

const ROOT = 0;

/** Start-up files belong to whose home it is, or to root. */
export function judgeLocalFiles({ files, owner, mask }: LocalWish) {
  return ({ users }: SeenAccounts, evidence: Evidence): ItemFlaws => {
    const { homes, doubts } = homesOf(users, evidence);
    const flaws = homes.map(({ user, home }) => flawsOf(home, files, (entry) => wrong(entry, user)));
    const all = flaws.flat();
    const texts = all.flatMap((flaw) => (typeof flaw === "string" ? [flaw] : []));
    const unseen = all.flatMap((flaw) => (typeof flaw === "string" ? [] : [flaw]));
    return { breaches: texts, doubts: [...doubts, ...unseen], lookedAt: `${homes.length} accounts` };
  };

  function wrong(entry: FileEntry, user: AccountLine): readonly string[] {
    const [id, wanted] = owner === "user" ? [entry.uid, user.uid] : [entry.gid, user.gid];
    const isOwned = id === wanted || id === ROOT;
    return [
      ...(isOwned ? [] : [`belongs to the ${owner} number ${id}`]),
      ...((entry.mode & (mask ?? 0)) === 0 ? [] : [`has the permissions ${octal(entry.mode)}`]),
    ];
  }
}

function flawsOf(
  home: Home,
  wanted: readonly string[],
  wrong: (entry: FileEntry) => readonly string[],
): readonly (string | Doubt)[] {
  const known = new Map(home.files.map(({ path, entry }) => [path, entry]));
  return wanted.flatMap((path): readonly (string | Doubt)[] => {
    const place = `${home.home.replace(/\/+$/, "")}/${path}`;
    if (/[*?[]/.test(path))
      return [{ reason: "not-supported", detail: `Patterns such as ${path} are not looked for in homes.` }];
    const entry = known.get(path);
    if (entry === undefined)
      return [{ reason: "not-recorded", detail: `The evidence does not tell of ${place}.` }];
    if (entry.status === "unavailable") return [entry];
    return entry.value === null ? [] : wrong(entry.value).map((flaw) => `${place} of ${home.user} ${flaw}`);
  });
}
