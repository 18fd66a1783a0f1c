import { createHash } from "node:crypto";
import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries, ScratchEntry } from "../scratch-host.ts";
import { scratchFamily } from "./scratch-family.ts";

const PROGRAMS = ["/usr/bin/one", "/usr/bin/two", "/usr/sbin/three"] as const;
const CONFIGURATION = "/etc/one.conf";
const TEXTS = ["first\n", "second\n"] as const;
const SUMS = "/usr/bin/SUMS";

/** Digests that a rule, a list or the database of dpkg has for files. */
export const digests: Family = scratchFamily({
  name: "digests",
  needs: ["md5sum", "sha256sum", "dpkg", "dpkg-query"],
  hosts: 4,
  state,
  items: (chance) => Array.from({ length: 6 }, () => digestItem(chance)),
});

function hash(algorithm: "md5" | "sha256", text: string): string {
  return createHash(algorithm).update(text).digest("hex");
}

function state(chance: Chance): ScratchEntries {
  const entries: Record<string, ScratchEntry | string> = { "/usr/bin": {}, "/usr/sbin": {}, "/etc": {} };
  for (const path of [...PROGRAMS, CONFIGURATION]) if (!chance.once(6)) entries[path] = textOf(chance);
  if (chance.once(4)) entries["/usr/bin/stray"] = textOf(chance);
  if (chance.once(2)) entries["/bin"] = { leadsTo: "usr/bin" };
  entries[SUMS] = [...PROGRAMS, "two"].map((path) => sumLine(chance, path)).join("");
  return chance.once(5) ? entries : { ...entries, ...database(chance) };
}

/** Mostly the text that everything was installed with. */
function textOf(chance: Chance): string {
  return chance.once(4) ? TEXTS[1] : TEXTS[0];
}

function sumLine(chance: Chance, path: string): string {
  if (chance.once(5)) return "";
  if (chance.once(20)) return "no digest at all\n";
  const text = hash(chance.pick(["md5", "sha256"]), textOf(chance));
  return `${text} ${chance.pick([" ", "*"])}${path === "/usr/bin/two" ? "none" : path}\n`;
}

function database(chance: Chance): ScratchEntries {
  const listed = PROGRAMS.filter(() => !chance.once(6));
  const first = hash("md5", TEXTS[0]);
  const sums = listed.filter(() => !chance.once(8)).map((path) => `${first}  ${path.slice(1)}\n`);
  return {
    "/var/lib/dpkg/status": `Package: one\nStatus: install ok installed\nMaintainer: A <a@b.c>\nArchitecture: all\nVersion: 1.0\nConffiles:\n ${CONFIGURATION} ${first}\nDescription: x\n`,
    "/var/lib/dpkg/info/one.list": ["/.", ...listed, CONFIGURATION].map((path) => `${path}\n`).join(""),
    "/var/lib/dpkg/info/one.md5sums": sums.join(""),
  };
}

function digestItem(chance: Chance): Item {
  const file = chance.pick([
    ...PROGRAMS,
    CONFIGURATION,
    "/usr/bin/[ot]*",
    "/bin/one",
    "/usr/bin/stray",
    "/usr/bin/one /etc/one.conf",
    "/none",
  ]);
  const required = chance.once(4) ? { required: "NO" } : {};
  const ignore = chance.once(6) ? { ignore: [chance.pick(["/usr/bin/t*", "/usr/bin/one"])] } : {};
  return { type: "FILE_DIGEST", file, ...demand(chance), ...required, ...ignore };
}

function demand(chance: Chance): Readonly<Record<string, string | readonly string[]>> {
  const [first, second] = TEXTS;
  const given = {
    md5: {
      md5: chance.pick([
        [hash("md5", first)],
        [hash("md5", first).toUpperCase(), hash("md5", second)],
        ["0".repeat(32)],
      ]),
    },
    sha256: { sha256: chance.pick([[hash("sha256", first)], [hash("sha256", second)]]) },
    digests: { digests: SUMS },
    package: { source: "package", ...(chance.once(2) ? { configuration: "STRICT" } : {}) },
  };
  const kind = chance.pick(["md5", "sha256", "digests", "digests", "package", "package"] as const);
  return chance.once(5) ? { ...given.sha256, ...given[kind] } : given[kind];
}
