import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { rpmPackages } from "../../../src/collectors/packages/installed/rpm-packages.ts";
import { scratchFolder } from "../../cli/audit-command.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchRoot } from "./scratch-root.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

/** The rpm of Debian and Red Hat reads these two; no ndb. */
const BACKENDS = [
  ["rpmdb.sqlite", "sqlite"],
  ["Packages", "bdb_ro"],
] as const;

const SHAPE = "%{NAME}|%{EPOCH}|%{VERSION}|%{RELEASE}|%{ARCH}\\n";

function told(folder: string, backend: string): readonly string[] {
  const args = ["--dbpath", folder, "--define", `_db_backend ${backend}`, "-qa", "--qf", SHAPE];
  const { stdout } = spawnSync("rpm", args, { encoding: "utf8" });
  return stdout.trim().split("\n").sort();
}

function ours(file: string, bytes: Buffer): readonly string[] {
  const root = scratchRoot();
  root.write(`/var/lib/rpm/${file}`, bytes);
  const seen = rpmPackages(root.files);
  root.remove();
  if (seen?.status !== "observed") throw new Error(JSON.stringify(seen));
  return seen.value
    .map(({ name, epoch, version, release, architecture }) =>
      [name, epoch ?? "(none)", version, release, architecture].join("|"),
    )
    .sort();
}

/** Sixty packages of one specification, each with an epoch and a version of its own. */
function specification(): string {
  const packages = Array.from({ length: 60 }, (_, number) => {
    const epoch = number % 3 === 0 ? "" : `Epoch: ${number * 7}\n`;
    return `%package -n sub-${number}.x\nSummary: x\n${epoch}Version: ${number}.${number % 7}~rc${number}^git\n%description -n sub-${number}.x\nx\n%files -n sub-${number}.x\n`;
  });
  const head = "Name: whole\nVersion: 1\nRelease: 3.el9\nSummary: x\nLicense: MIT\nBuildArch: noarch\n";
  return `${head}%description\nx\n%files\n${packages.join("")}`;
}

describe.skipIf(lacks("rpm"))("the packages of rpm", () => {
  it.each(BACKENDS)("are what rpm -qa lists, from %s", (file, backend) => {
    const bytes = gunzipSync(readFileSync(new URL(`./fixtures/${file}.gz`, import.meta.url)));
    const copy = scratchFolder();
    writeFileSync(join(copy.folder, file), bytes);
    const wanted = told(copy.folder, backend);
    copy.remove();
    expect(wanted).toHaveLength(2);
    expect(ours(file, bytes)).toEqual(wanted);
  });

  it.skipIf(lacks("rpmbuild"))(
    "are what rpm -qa lists, of sixty with epochs and odd versions",
    { timeout: 120_000 },
    () => {
      const { folder } = scratch;
      scratch.put("x.spec", specification());
      const script = `rpmbuild -bb --quiet --define "_topdir $1/top" "$1/x.spec"
        mkdir "$1/db"; rpm --dbpath "$1/db" --define "_db_backend sqlite" --initdb
        rpm --dbpath "$1/db" --define "_db_backend sqlite" -i --justdb --nodeps "$1"/top/RPMS/noarch/*.rpm
        rpm --dbpath "$1/db" --define "_db_backend sqlite" -q whole`;
      const built = spawnSync("sh", ["-c", script, "sh", folder], { encoding: "utf8" });
      const wanted = told(join(folder, "db"), "sqlite");
      expect(wanted, built.stderr).toHaveLength(61);
      expect(ours("rpmdb.sqlite", readFileSync(join(folder, "db/rpmdb.sqlite")))).toEqual(wanted);
    },
  );
});
