import { execFileSync } from "node:child_process";
import type { Chance } from "../chance.ts";
import type { Family } from "../family.ts";
import type { Item } from "../item-text.ts";
import type { ScratchEntries } from "../scratch-host.ts";
import { emptyRpmPool, RPM_NAMES, RPM_VERSIONS, rpmPool } from "./rpm-pool.ts";
import { scratchFamily } from "./scratch-family.ts";

const OPERATORS = ["lt", "lte", "eq", "gte", "gt"] as const;
const DEBIAN = [
  "0",
  "1.0",
  "1.0-1",
  "1.0-1+b1",
  "1:0.9-1",
  "1.0~rc1-1",
  "1.0+deb12u1-2",
  "2.0a-1",
  "10.0-1",
  "1.0.0",
] as const;
const DEBIAN_STATES = [
  "install ok installed",
  "install ok installed",
  "install ok installed",
  "hold ok installed",
  "deinstall ok config-files",
  "install ok unpacked",
  "install ok half-configured",
  "purge ok not-installed",
] as const;
const APK = [
  "0",
  "1.0",
  "1.2.3-r0",
  "1.2.3-r10",
  "1.2.3a-r2",
  "1.2.3_rc1-r1",
  "1.2.3_p2-r1",
  "1.2.3_alpha-r1",
  "1.10-r1",
  "20240101-r0",
  "1.2.3_git20240101-r0",
] as const;

/** Packages of dpkg, rpm and apk. */
export const packages: Family = scratchFamily({
  name: "packages",
  needs: ["dpkg-query", "rpm", "rpmbuild"],
  hosts: 5,
  state,
  prepare: installRpms,
  end: emptyRpmPool,
  items: (chance) => [
    dpkgItem(chance),
    dpkgItem(chance),
    dpkgItem(chance),
    rpmItem(chance),
    rpmItem(chance),
    rpmItem(chance),
    apkItem(chance),
    apkItem(chance),
  ],
});

function state(chance: Chance): ScratchEntries {
  return {
    "/etc": {},
    ...(chance.once(3)
      ? {}
      : { "/var/lib/dpkg/info/format": "1\n", "/var/lib/dpkg/status": dpkgStatus(chance) }),
    ...(chance.once(3) ? {} : { "/lib/apk/db/installed": apkInstalled(chance) }),
  };
}

function dpkgStatus(chance: Chance): string {
  const stanzas: string[] = [];
  if (!chance.once(3)) stanzas.push(stanza(chance, "ann", "amd64"));
  for (const architecture of ["amd64", "i386"] as const)
    if (!chance.once(3)) stanzas.push(stanza(chance, "libbob1", architecture));
  if (chance.once(2)) stanzas.push(stanza(chance, "data", "all"));
  return stanzas.join("\n");
}

function stanza(chance: Chance, name: string, architecture: string): string {
  const several = name === "libbob1" ? "Multi-Arch: same\n" : "";
  return `Package: ${name}\nStatus: ${chance.pick(DEBIAN_STATES)}\nMaintainer: A <a@b.c>\nArchitecture: ${architecture}\n${several}Version: ${chance.pick(DEBIAN)}\nDescription: x\n a\n`;
}

function apkInstalled(chance: Chance): string {
  return ["ann", "bob"]
    .filter(() => !chance.once(3))
    .map((name) => `C:Q1abc=\nP:${name}\nV:${chance.pick(APK)}\nA:x86_64\nT:A text\n\n`)
    .join("");
}

function installRpms(folder: string, chance: Chance): void {
  if (chance.once(3)) return;
  const chosen = rpmPool().filter(() => chance.once(5));
  const base = ["--root", folder, "--dbpath", "/var/lib/rpm"];
  execFileSync("rpm", [...base, "--initdb"]);
  if (chosen.length === 0) return;
  const how = [
    "-i",
    "--justdb",
    "--nodeps",
    "--noscripts",
    "--nosignature",
    "--nodigest",
    "--ignorearch",
    "--force",
  ];
  execFileSync("rpm", [...base, ...how, ...chosen], { stdio: ["ignore", "ignore", "pipe"] });
}

function compared(chance: Chance): Readonly<Record<string, string>> {
  return chance.once(3) ? { required: chance.pick(["YES", "NO"]) } : {};
}

function dpkgItem(chance: Chance): Item {
  const name = chance.pick(["ann", "libbob1", "libbob1:i386", "libbob1:amd64", "data", "none"]);
  const version = chance.once(4) ? {} : { version: chance.pick(DEBIAN), operator: chance.pick(OPERATORS) };
  return { type: "DPKG_CHECK", dpkg: name, ...version, ...compared(chance) };
}

function rpmItem(chance: Chance): Item {
  const wanted = chance.pick(["0.0.0-0", "1.0", chance.pick(RPM_VERSIONS), chance.pick(RPM_VERSIONS)]);
  const rpm = `${chance.pick([...RPM_NAMES, "none"])}-${wanted}`;
  return { type: "RPM_CHECK", rpm, operator: chance.pick(OPERATORS), ...compared(chance) };
}

function apkItem(chance: Chance): Item {
  const version = chance.once(4) ? {} : { version: chance.pick(APK), operator: chance.pick(OPERATORS) };
  return { type: "APK_CHECK", apk: chance.pick(["ann", "bob", "none"]), ...version, ...compared(chance) };
}
