import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries } from "../scratch-host.ts";
import { itemWith } from "./item-with.ts";
import { scratchFamily } from "./scratch-family.ts";

const FOLDERS = ["/srv", "/srv/backup", "/home/ann", "/home/ann/Letters"] as const;
const NAMES = [
  "pay.txt",
  "PAY.TXT",
  "staff.csv",
  "letter.doc",
  "old.csv.bak",
  "txt",
  ".csv",
  "scan.pdf",
] as const;
const TEXTS = [
  "Salary of Ann: 4711 a month\n",
  "salary\n",
  "4532015112830366 is the card\nBonus\n",
  "card 4532015112830367\nbonus 79927398713",
  "nothing of interest\n",
  "",
  "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx Salary 4711\n",
  "%PDF-1.4 Salary 4711\n",
  "PK\u0003\u0004 packed\n",
] as const;

/** Audits of content: they pass where nothing is found. */
export const contentAudits: Family = scratchFamily({
  name: "content audits",
  needs: [],
  hosts: 6,
  wrapper: "FileContent",
  state,
  items: (chance) => Array.from({ length: 5 }, () => audit(chance)),
});

function state(chance: Chance): ScratchEntries {
  const entries: Record<string, string | object> = { "/etc": {} };
  for (const folder of FOLDERS) {
    entries[folder] = {};
    for (const name of NAMES) if (chance.once(5)) entries[`${folder}/${name}`] = chance.pick(TEXTS);
  }
  if (chance.once(3)) entries["/srv/link.txt"] = { leadsTo: "pay.txt" };
  return entries;
}

function audit(chance: Chance): Item {
  const looking = chance.once(8) ? {} : wanted(chance);
  return {
    ...itemWith("FILE_CONTENT_CHECK", chance, {
      file_name: () => chance.pick([["pay"], ["old", "staff"], ["PAY"]]),
      exclude_paths: () => chance.pick([["/srv/backup"], ["/home"], ["/srv/back"]]),
    }),
    file_extension: chance.pick([["txt"], ["csv", "doc"], ["TXT", "bak"], ["pdf"]]),
    include_paths: chance.pick([
      ["/srv"],
      ["/srv", "/home"],
      ["/home/ann/Letters"],
      ["/srv/backup", "/home"],
    ]),
    ...looking,
  };
}

function wanted(chance: Chance): Readonly<Record<string, string | readonly string[]>> {
  const size = chance.once(3) ? { max_size: chance.pick(["20", "40", "1K"]) } : {};
  const expect = chance.pick([["Salary"], ["Salary", "Bonus"], ["nothing"], ["card"]]);
  if (chance.once(3)) return { regex: "[0-9]{11,16}", luhn: "YES", expect, ...size };
  return { regex: chance.pick(["[0-9]{4,}", "Ann", "S[a-z]+y"]), expect, ...size };
}
