import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { ScratchEntries, ScratchEntry } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const FOLDERS = ["/usr/local/sbin", "/usr/local/bin", "/opt/tools", "/root/bin"] as const;
const CHANGES = [
  'PATH="$PATH:/opt/tools"',
  "PATH=/root/bin:$PATH",
  "PATH=.:$PATH",
  "PATH=$PATH:",
  "PATH=/usr/sbin:/usr/bin\nexport PATH",
  'if [ "$(id -u)" -eq 0 ]; then\n  PATH="/usr/local/sbin:/usr/bin"\nelse\n  PATH="/usr/local/bin:.:/usr/bin"\nfi\nexport PATH',
  "export PATH=$PATH:/opt/tools",
  "PATH=$PATH:bin",
  'if [ -d /opt/tools ]; then PATH="$PATH:/opt/tools"; fi',
  "[ -f /none ] && PATH=.:$PATH",
  "umask 022",
  "# PATH=.",
] as const;
const LOOP = "for i in /etc/profile.d/*.sh; do\n  if [ -r $i ]; then\n    . $i\n  fi\ndone\nunset i\n";

/** What root logs in with, and from where. */
export const root: Family = scratchFamily({
  name: "root",
  needs: ["dash", "ldd", "chroot"],
  hosts: 8,
  state,
  prepare: giveShell,
  items: (chance) => [
    { type: "root_login_from_console" },
    { type: "admin_accounts_in_ftpusers" },
    { type: "dot_in_root_path_variable" },
    { type: "writeable_dirs_in_root_path_variable", ...(chance.once(3) ? { mask: "002" } : {}) },
  ],
});

function state(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry | string> = {
    "/usr/bin/id": { text: "#!/bin/sh\necho 0\n", mode: 0o755 },
    "/usr/sbin": {},
    "/etc/login.defs": `ENV_SUPATH\tPATH=${chance.pick(["/usr/sbin:/usr/bin", "/usr/local/sbin:/usr/bin", "/usr/bin:."])}\n`,
    "/etc/passwd": users(chance),
    "/etc/profile": changes(chance) + chance.pick(["", LOOP]) + changes(chance),
    "/root/.profile": changes(chance),
    ...securetty(chance),
    ...ftpusers(chance),
  };
  for (const folder of FOLDERS)
    if (!chance.once(4)) entries[folder] = { mode: chance.pick([0o755, 0o755, 0o755, 0o775, 0o777, 0o1777]) };
  if (chance.once(3))
    entries["/etc/environment"] = chance.pick([
      "PATH=/usr/bin:/usr/local/bin\n",
      'LANG=C\nPATH="/usr/bin:/opt/tools"\n',
    ]);
  for (const name of ["a.sh", "b.sh", "c.txt"] as const)
    if (chance.once(3)) entries[`/etc/profile.d/${name}`] = changes(chance);
  return entries;
}

function changes(chance: Chance): string {
  return Array.from({ length: chance.below(3) }, () => `${chance.pick(CHANGES)}\n`).join("");
}

function users(chance: Chance): string {
  const others = ["bin:x:2:2::/:/bin/sh\n", "adm:x:499:2::/:/bin/sh\n", "ann:x:500:2::/:/bin/sh\n"];
  return `root:x:0:0::/root:/bin/sh\n${others.filter(() => chance.once(2)).join("")}`;
}

function securetty(chance: Chance): ScratchEntries {
  if (chance.once(5)) return {};
  const places = ["console", "tty1", "tty12", "vc/1", "# ttyS0", "ttyS0", "pts/0", ""].filter((_, at) =>
    chance.once(at < 5 ? 2 : 6),
  );
  return { "/etc/securetty": places.map((place) => `${place}\n`).join("") };
}

function ftpusers(chance: Chance): ScratchEntries {
  const paths = ["/etc/ftpusers", "/etc/ftpd/ftpusers", "/etc/vsftpd.ftpusers", "/etc/vsftpd/ftpusers"];
  const names = ["root", "bin", "adm", "# ann", "ann"].filter(() => !chance.once(4));
  const chosen = chance.once(5) ? [] : [chance.pick(["/etc/ftpusers", ...paths])];
  return Object.fromEntries(chosen.map((path) => [path, names.map((name) => `${name}\n`).join("")]));
}

/** A shell that runs in the host, with its libraries. */
function giveShell(folder: string): void {
  const needed = execFileSync("ldd", ["/bin/dash"], { encoding: "utf8" }).match(/\/[^\s()]+/g) ?? [];
  for (const [from, to] of [
    ["/bin/dash", "/bin/sh"] as const,
    ...needed.map((path) => [path, path] as const),
  ]) {
    mkdirSync(dirname(folder + to), { recursive: true });
    copyFileSync(from, folder + to);
  }
}
