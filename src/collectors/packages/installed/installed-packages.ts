import { defineCollector } from "../../define-collector.ts";

/** All packages that the databases of the target list. */
export const installedPackages = defineCollector({
  id: "package-databases",
  kind: "packages",
  summary: "reads the databases of dpkg, rpm and apk as files; on Solaris asks pkginfo and pkg",
  cannotSee: [
    "software that was installed without a package manager",
    "packages of pacman, snap, flatpak and of programming languages",
  ],
  isApplicable: ({ files, runProgram }) => files !== null || runProgram !== null,
  touches: () => [
    { kind: "file", path: "/var/lib/dpkg/status" },
    { kind: "file", path: "/var/lib/dpkg/status.d/*" },
    { kind: "file", path: "/usr/lib/sysimage/rpm/rpmdb.sqlite" },
    { kind: "file", path: "/usr/lib/sysimage/rpm/rpmdb.sqlite-wal" },
    { kind: "file", path: "/usr/lib/sysimage/rpm/Packages*" },
    { kind: "file", path: "/var/lib/rpm/rpmdb.sqlite" },
    { kind: "file", path: "/var/lib/rpm/rpmdb.sqlite-wal" },
    { kind: "file", path: "/var/lib/rpm/Packages*" },
    { kind: "file", path: "/lib/apk/db/installed" },
    { kind: "file", path: "/usr/lib/apk/db/installed" },
  ],
  async collect(target, requests) {
    const { readPackages } = await import("./read-packages.ts");
    const observation = await readPackages(target);
    return requests.map(() => observation);
  },
});
