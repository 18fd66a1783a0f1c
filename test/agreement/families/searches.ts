import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries, ScratchEntry } from "../scratch-host.ts";
import { itemWith } from "./item-with.ts";
import { scratchFamily } from "./scratch-family.ts";

const FOLDERS = ["/srv", "/srv/www", "/srv/.cache", "/srv/www/deep", "/opt", "/opt/Tools"] as const;
const NAMES = ["a.sh", "A.SH", ".rhosts", "b[1].txt", "core", "notes txt", "ü.conf", "x"] as const;
const MODES = [0o644, 0o644, 0o600, 0o755, 0o664, 0o666, 0o4755, 0o2755, 0o6711, 0o000] as const;
const TIDY_MODES = [0o600, 0o640, 0o755, 0o700] as const;
const FOLDER_MODES = [0o755, 0o755, 0o700, 0o777, 0o1777, 0o2775] as const;
const SIZES = [0, 1, 511, 512, 513, 1023, 1024, 1025, 2048, 20_000] as const;
const DAYS = [0.05, 0.95, 1.05, 1.95, 2.5, 6.95, 7.05, 8.5, 30.5] as const;
const GLOBS = [
  "*.sh",
  "?",
  ".*",
  "*",
  "[a-c]*",
  "b\\[1\\]*",
  "[!a]*.*",
  "core",
  "*[[:space:]]*",
  "*Ü*",
] as const;

const ASKED = {
  find_type: (chance: Chance) => chance.pick([["f"], ["d"], ["f", "d"], ["l"], ["p"]]),
  find_name: (chance: Chance) =>
    chance.pick([[chance.pick(GLOBS)], [chance.pick(GLOBS), chance.pick(GLOBS)]]),
  not_find_name: (chance: Chance) => chance.pick([[chance.pick(GLOBS)], ["core", "x"]]),
  perm: (chance: Chance) => chance.pick(["644", "0755", "-4000", "/6000", "-002", "/022", "0", "-0", "/0"]),
  not_perm: (chance: Chance) => chance.pick(["644", "-111", "/077"]),
  uid: (chance: Chance) => chance.pick([["0"], ["1000", "1001"], ["77"]]),
  not_uid: (chance: Chance) => chance.pick([["0"], ["0", "1000"]]),
  gid: (chance: Chance) => chance.pick([["0"], ["50"]]),
  not_gid: (chance: Chance) => chance.pick([["0"], ["50", "0"]]),
  user: (chance: Chance) => chance.pick([["root"], ["ann", "bob"]]),
  not_user: (chance: Chance) => chance.pick([["root"], ["ann"]]),
  group: (chance: Chance) => chance.pick([["root"], ["staff"]]),
  not_group: (chance: Chance) => chance.pick([["root"], ["staff", "root"]]),
  nouser: (chance: Chance) => chance.pick(["YES", "NO"]),
  nogroup: (chance: Chance) => chance.pick(["YES", "NO"]),
  mtime: (chance: Chance) => chance.pick(["0", "1", "+1", "-1", "+0", "-2", "7", "+7", "-7", "30"]),
  not_mtime: (chance: Chance) => chance.pick(["+7", "-1"]),
  ctime: (chance: Chance) => chance.pick(["0", "-1", "+0", "+7"]),
  not_ctime: (chance: Chance) => chance.pick(["0", "+7"]),
  size: (chance: Chance) =>
    chance.pick(["0", "1", "+1", "-2", "1c", "-512c", "+1k", "1k", "-1k", "2b", "+0", "1M", "-1M", "256w"]),
  not_size: (chance: Chance) => chance.pick(["0", "+1k"]),
  maxdepth: (chance: Chance) => chance.pick(["0", "1", "2", "3"]),
  mindepth: (chance: Chance) => chance.pick(["0", "1", "2"]),
  match_case: (chance: Chance) => chance.pick(["YES", "NO"]),
} as const;

/** FIND_CMD and the built-in items that look for files. */
export const searches: Family = scratchFamily({
  name: "searches",
  needs: ["find", "grep", "mkfifo"],
  hosts: 5,
  state,
  items: (chance) => [...Array.from({ length: 6 }, () => findCmd(chance)), ...items(chance)],
});

function state(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry | string> = {
    "/etc/passwd": "root:x:0:0::/root:/bin/sh\nann:x:1000:50::/:/bin/sh\nbob:x:1001:50::/:/bin/sh\n",
    "/etc/group": "root:x:0:\nstaff:x:50:\n",
  };
  for (const folder of FOLDERS) {
    entries[folder] = { mode: chance.pick(FOLDER_MODES), ...owners(chance) };
    const isTidy = chance.once(2);
    for (const name of NAMES)
      if (chance.once(6)) entries[`${folder}/${name}`] = isTidy ? tidyFile(chance) : fileOf(chance);
  }
  if (chance.once(2)) entries["/srv/link.sh"] = { leadsTo: chance.pick(["/opt/Tools", "none", "a.sh"]) };
  if (chance.once(2)) entries["/opt/pipe"] = { isPipe: true, ...owners(chance) };
  entries["/var/to-srv"] = { leadsTo: "../srv/www" };
  return entries;
}

function tidyFile(chance: Chance): ScratchEntry {
  return { ...fileOf(chance), mode: chance.pick(TIDY_MODES) };
}

function fileOf(chance: Chance): ScratchEntry {
  const text = "x".repeat(chance.pick(SIZES));
  return { text, mode: chance.pick(MODES), daysAgo: chance.pick(DAYS), ...owners(chance) };
}

function owners(chance: Chance) {
  return {
    uid: chance.once(15) ? 77 : chance.pick([0, 1000, 1001]),
    gid: chance.once(15) ? 77 : chance.pick([0, 50]),
  };
}

function findCmd(chance: Chance): Item {
  const target = chance.pick([
    ["/srv"],
    ["/srv", "/opt"],
    ["/srv/www", "/srv"],
    ["/none", "/opt"],
    ["/var/to-srv"],
    ["/opt"],
    ["/srv", "/none"],
    ["/opt/Tools"],
    ["/none"],
  ]);
  return { ...itemWith("FIND_CMD", chance, ASKED), target, ...wanted(chance) };
}

function wanted(chance: Chance): Readonly<Record<string, string>> {
  if (chance.once(2)) return { expect: "" };
  const regex = chance.once(4) ? { regex: chance.pick(["www", "sh$"]) } : {};
  if (chance.once(4)) return { ...regex, not_expect: chance.pick(["\\.sh$", "(?i)core"]) };
  const all = chance.once(3) ? { match_all: "YES" } : {};
  return { ...regex, ...all, expect: chance.pick(["^/srv", "\\.sh$", "/[a-z]$", "(?i)www/"]) };
}

function items(chance: Chance): readonly Item[] {
  const place = {
    basedir: () =>
      chance.pick([
        "/srv",
        "/opt",
        "/srv/*",
        "/[so]*",
        "/var/to-srv",
        "/opt/T*",
        "/opt/Tools",
        "/srv/www/deep",
        "/none",
      ]),
    ignore: () => chance.pick([["/srv/www"], ["/srv/w*", "*.sh"], ["*/deep"], ["/opt"], ["*cache*"]]),
  };
  const bits = { ...place, find_option: () => chance.pick(["suid", "sgid", "both"]) };
  const names = { ...place, find_option: () => chance.pick(["nouser", "nogroup", "both"]) };
  return [
    itemWith("find_suid_sgid_files", chance, bits),
    itemWith("find_orphan_files", chance, names),
    itemWith("find_world_writeable_files", chance, place),
    itemWith("find_world_writeable_directories", chance, place),
    itemWith("find_world_readable_files", chance, place),
  ];
}
