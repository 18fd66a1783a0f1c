import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findOwningPackages } from "../../../src/collectors/packages/find-owning-packages.ts";
import { localFiles } from "../../../src/targets/local/local-files.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { installedSubject, show, subject } from "./subjects.ts";

describe.skipIf(lacks("dpkg"))("the dpkg database of this machine", () => {
  const binaries = everyNth(programsIn("/usr/sbin").concat(programsIn("/usr/bin")), 25);

  it("has the owners that dpkg -S tells", () => {
    const owners = findOwningPackages(localFiles(), binaries.map(installedSubject));
    const told = binaries.map((path) => `${path} ${ownerByDpkg(path) ?? "none"}`);
    const found = binaries.map((path) => {
      const owner = owners.get(path);
      return `${path} ${owner?.status === "observed" ? (owner.value?.name ?? "none") : "unseen"}`;
    });
    expect(found).toEqual(told);
  });

  it("finds unchanged what dpkg -V finds unchanged, and changed what has one byte more", () => {
    const paths = ["/usr/bin/dpkg", "/usr/bin/dpkg-query", "/usr/bin/env", "/bin/ls"];
    const verified = spawnSync("dpkg", ["-V", "dpkg", "coreutils"], { encoding: "utf8" }).stdout;
    const owners = findOwningPackages(localFiles(), paths.map(installedSubject));
    for (const path of paths) {
      const isListed = verified.split("\n").some((line) => line.startsWith("??5") && line.endsWith(path));
      expect(show(owners.get(path))).toMatch(isListed ? / changed$/ : / unchanged$/);
    }
    const altered = paths.map((path) => subject(path, Buffer.concat([readFileSync(path), Buffer.of(0)])));
    for (const owner of findOwningPackages(localFiles(), altered).values())
      expect(show(owner)).toMatch(/ changed$/);
  });
});

function programsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .map((name) => `${folder}/${name}`)
    .filter((path) => lstatSync(path).isFile())
    .sort();
}

function everyNth(paths: readonly string[], step: number): readonly string[] {
  return paths.filter((_, index) => index % step === 0);
}

/** dpkg compares texts, so it is asked for both spellings of a merged `/usr`. */
function ownerByDpkg(path: string): string | null {
  for (const spelling of [path, path.replace(/^\/usr/, "")]) {
    const [owner] = ownersByDpkg(spelling);
    if (owner !== undefined) return owner;
  }
  return null;
}

/** A file that a diversion has moved is listed where it was to be, beside the package that moved it. */
function ownersByDpkg(path: string): readonly string[] {
  const { stdout } = spawnSync("dpkg", ["-S", path], { encoding: "utf8" });
  const moved = /^diversion by (.+) from: (.+)\ndiversion by \1 to: (.+)$/m.exec(stdout);
  const [, mover = "", from = "", to] = moved ?? [];
  if (to === path) return ownersByDpkg(from).filter((owner) => owner !== mover);
  const lines = stdout.split("\n").filter((line) => line !== "" && !line.startsWith("diversion by "));
  return lines
    .flatMap((line) => line.slice(0, line.lastIndexOf(": ")).split(", "))
    .map((owner) => owner.split(":")[0] ?? "");
}
