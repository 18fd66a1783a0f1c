import type { Chance } from "../chance.ts";
import type { ScratchEntries, ScratchEntry } from "../scratch-host.ts";

const NAMES = ["root", "bin", "ann", "bob", "eve", "toor"] as const;
const GROUPS = ["root", "bin", "staff", "ann", "wheel"] as const;
const MODES = [
  0o600, 0o640, 0o644, 0o664, 0o700, 0o750, 0o755, 0o777, 0o1777, 0o4755, 0o2750, 0o070,
] as const;
const LINES = [
  "PermitRootLogin no",
  "PermitRootLogin yes",
  "  permitrootlogin NO  ",
  "#PermitRootLogin no",
  "",
  "a=1",
  "a = 2",
  "b=äöü",
  "x\ty",
  "PermitRootLogin no\r",
] as const;

/** A host by chance: accounts, groups, shells, homes and files, each now and then not as it should be. */
export function hostState(chance: Chance): ScratchEntries {
  return {
    "/etc/passwd": lines(chance, 6, () => userLine(chance)),
    "/etc/group": lines(chance, 5, () => groupLine(chance)),
    "/etc/shells": "/bin/bash\n# /bin/x\n/bin/sh\n/usr/sbin/nologin\n",
    "/etc/login.defs": lines(chance, 4, () => settingLine(chance)),
    "/bin/bash": fileOf(chance, ""),
    "/bin/sh": chance.once(4) ? { leadsTo: "bash" } : fileOf(chance, ""),
    "/usr/sbin/nologin": chance.once(3) ? { leadsTo: "/bin/bash" } : { text: "", mode: 0o755 },
    ...homes(chance),
    ...files(chance),
  };
}

function homes(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry> = { "/root": folderOf(chance), "/home": {} };
  for (const name of ["ann", "bob"] as const) {
    if (chance.once(6)) entries[`/home/${name}`] = chance.once(2) ? { leadsTo: "/root" } : fileOf(chance, "");
    else {
      entries[`/home/${name}`] = folderOf(chance);
      if (chance.once(2)) entries[`/home/${name}/.bashrc`] = fileOf(chance, "");
      if (chance.once(3)) entries[`/home/${name}/.rc`] = fileOf(chance, "");
    }
  }
  return entries;
}

function files(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry> = { "/data": {} };
  for (const name of ["a.conf", "b.conf", "c.txt", "d.conf"] as const) {
    const text = lines(chance, 5, () => chance.pick(LINES)).slice(0, chance.once(4) ? -1 : undefined);
    if (!chance.once(4)) entries[`/data/${name}`] = fileOf(chance, text);
  }
  if (chance.once(2)) entries["/data/folder.conf"] = folderOf(chance);
  if (chance.once(2))
    entries["/data/link.conf"] = {
      leadsTo: chance.pick(["a.conf", "/data/c.txt", "nothing", "/../../data/b.conf"]),
    };
  if (chance.once(3)) entries["/data/.hidden.conf"] = fileOf(chance, "a=1\n");
  return entries;
}

function fileOf(chance: Chance, text: string): ScratchEntry {
  return { text, mode: chance.pick(MODES), ...ownersOf(chance) };
}

function folderOf(chance: Chance): ScratchEntry {
  return { mode: chance.pick(MODES), ...ownersOf(chance) };
}

function ownersOf(chance: Chance) {
  return { uid: chance.pick([0, 0, 2, 1000, 1001]), gid: chance.pick([0, 0, 2, 50, 1000]) };
}

function lines(chance: Chance, most: number, line: () => string): string {
  return Array.from({ length: chance.below(most + 1) }, () => `${line()}\n`).join("");
}

function userLine(chance: Chance): string {
  if (chance.once(25))
    return chance.pick([
      "bad:x:0",
      "+nis::::::",
      "# x",
      ":x:7:7::/:",
      "neg:x:-1:0::/:",
      "big:x:4294967296:0::/:",
      "",
    ]);
  const password = chance.pick(["x", "x", "x", "x", "*", "!", "", "$6$a$b"]);
  const numbers = `${chance.pick([0, 2, 50, 101, 1000, 1001, 4294967295])}:${chance.pick([0, 2, 50, 1000])}`;
  const home = chance.pick(["/root", "/home/ann", "/home/bob", "/home/none", "/", "", "home"]);
  const shell = chance.pick(["/bin/bash", "/bin/sh", "/usr/sbin/nologin", "/bin/false", ""]);
  return `${chance.pick(NAMES)}:${password}:${numbers}:A name:${home}:${shell}`;
}

function groupLine(chance: Chance): string {
  if (chance.once(25)) return chance.pick(["bad:x", "g:x:no:", "+", "#"]);
  const members = Array.from({ length: chance.below(3) }, () => chance.pick(NAMES)).join(",");
  return `${chance.pick(GROUPS)}:x:${chance.pick([0, 2, 50, 1000])}:${members}`;
}

function settingLine(chance: Chance): string {
  const name = chance.pick(["PASS_MAX_DAYS", "PASS_MIN_DAYS", "PASS_MIN_LEN", "#PASS_MIN_LEN"]);
  return `${name}${chance.pick([" ", "\t"])}${chance.pick([-1, 0, 1, 7, 8, 90, 99999])}`;
}
