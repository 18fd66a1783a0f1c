import { mkdirSync, symlinkSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findOwningPackages } from "../../../src/collectors/packages/find-owning-packages.ts";
import type { PackageSubject } from "../../../src/collectors/packages/package-integrity.ts";
import { scratchRoot } from "./scratch-root.ts";
import type { ScratchRoot } from "./scratch-root.ts";
import { show, subject } from "./subjects.ts";

const INFO = "/var/lib/dpkg/info";
const STATUS = "/var/lib/dpkg/status";

let root: ScratchRoot;

beforeEach(() => {
  root = scratchRoot();
});
afterEach(() => {
  root.remove();
});

const ownersOf = (...subjects: readonly PackageSubject[]) =>
  [...findOwningPackages(root.files, subjects).values()].map(show);

function installed(
  name: string,
  paths: readonly string[],
  contents: Readonly<Record<string, string>> = {},
): void {
  root.write(`${INFO}/${name}.list`, ["/.", ...paths].map((path) => `${path}\n`).join(""));
  const md5 = (content: string) => createHash("md5").update(content).digest("hex");
  const lines = Object.entries(contents).map(([path, content]) => `${md5(content)}  ${path.slice(1)}\n`);
  root.write(`${INFO}/${name}.md5sums`, lines.join(""));
}

function status(
  ...stanzas: readonly (readonly [name: string, architecture: string, version: string])[]
): void {
  const text = stanzas.map(
    ([name, architecture, version]) =>
      `Package: ${name}\nStatus: install ok installed\nArchitecture: ${architecture}\nVersion: ${version}\nDescription: x\n Version: 9\n`,
  );
  root.write(STATUS, text.join("\n"));
}

describe("a dpkg database", () => {
  it("tells the package of a file, its version and whether it is unchanged", () => {
    installed("sshd", ["/usr", "/usr/sbin", "/usr/sbin/sshd"], { "/usr/sbin/sshd": "good" });
    status(["other", "amd64", "1"], ["sshd", "amd64", "1:9.2p1-2"], ["sshd-extra", "amd64", "3"]);
    expect(ownersOf(subject("/usr/sbin/sshd", "good"))).toEqual(["dpkg sshd 1:9.2p1-2 unchanged"]);
    expect(ownersOf(subject("/usr/sbin/sshd", "evil"))).toEqual(["dpkg sshd 1:9.2p1-2 changed"]);
  });

  it("gives the worst integrity of two contents that ran under one name", () => {
    installed("sshd", ["/usr/sbin/sshd"], { "/usr/sbin/sshd": "good" });
    status(["sshd", "amd64", "1"]);
    const subjects = [subject("/usr/sbin/sshd", "good"), subject("/usr/sbin/sshd", "evil")];
    expect(ownersOf(...subjects)).toEqual(["dpkg sshd 1 changed"]);
    expect(ownersOf(...subjects.reverse())).toEqual(["dpkg sshd 1 changed"]);
  });

  it("takes a digest only where the package recorded one", () => {
    installed("conf", ["/etc/conf", "/usr/bin/conf"], { "/usr/bin/conf": "good" });
    status(["conf", "all", "2"]);
    const never = (): never => {
      throw new Error("a digest was taken");
    };
    expect(ownersOf({ path: "/etc/conf", md5: never, sha256: never })).toEqual(["dpkg conf 2 not-recorded"]);
    const refused = () => ({ status: "unavailable", reason: "timed-out", detail: "" }) as const;
    expect(ownersOf({ path: "/usr/bin/conf", md5: refused, sha256: never })).toEqual([
      "dpkg conf 2 timed-out",
    ]);
  });

  it("records nothing for a package without digests", () => {
    root.write(`${INFO}/old.list`, "/.\n/usr/bin/old\n");
    status(["old", "amd64", "1"]);
    expect(ownersOf(subject("/usr/bin/old"))).toEqual(["dpkg old 1 not-recorded"]);
  });

  it("says that no package owns a file that stands in no list", () => {
    installed("ssh", ["/usr/bin/ssh", "/usr/bin/ssh-add"]);
    status(["ssh", "amd64", "1"]);
    const paths = [
      "/usr/bin/sh",
      "/bin/ssh",
      "/usr/local/bin/ssh",
      "/usr/bin/ssh\n",
      "/opt/\n/usr/bin/ssh",
      "ssh",
      "",
    ];
    expect(ownersOf(...paths.map((path) => subject(path)))).toEqual(paths.map(() => "none"));
  });

  it("follows a merged /usr both ways, and does not invent one", () => {
    installed("shell", ["/bin/shell", "/usr/sbin/daemon"], {
      "/bin/shell": "good",
      "/usr/sbin/daemon": "good",
    });
    status(["shell", "amd64", "1"]);
    const subjects = [subject("/usr/bin/shell", "good"), subject("/sbin/daemon", "good")];
    for (const name of ["bin", "sbin"]) mkdirSync(join(root.folder, "usr", name), { recursive: true });
    expect(ownersOf(...subjects)).toEqual(["none", "none"]);
    for (const name of ["bin", "sbin"]) symlinkSync(`usr/${name}`, join(root.folder, name));
    expect(ownersOf(...subjects)).toEqual(["dpkg shell 1 unchanged", "dpkg shell 1 unchanged"]);
  });

  it("tells the version of the architecture that has the file", () => {
    installed("libx:amd64", ["/usr/lib/amd64/x"]);
    installed("libx:i386", ["/usr/lib/i386/x"]);
    status(["libx", "i386", "1-i"], ["libx", "amd64", "1-a"]);
    expect(ownersOf(subject("/usr/lib/amd64/x"), subject("/usr/lib/i386/x"))).toEqual([
      "dpkg libx 1-a not-recorded",
      "dpkg libx 1-i not-recorded",
    ]);
  });

  it("follows diversions: the diverted name is the diverter's, the new name is the other's", () => {
    installed("perf", ["/usr/bin/perf"], { "/usr/bin/perf": "old" });
    installed("wrapper", ["/usr/bin/perf"], { "/usr/bin/perf": "new" });
    root.write("/var/lib/dpkg/diversions", "/usr/bin/perf\n/usr/bin/perf.real\nwrapper\n");
    status(["perf", "amd64", "1"], ["wrapper", "amd64", "2"]);
    expect(ownersOf(subject("/usr/bin/perf", "new"), subject("/usr/bin/perf.real", "old"))).toEqual([
      "dpkg wrapper 2 unchanged",
      "dpkg perf 1 unchanged",
    ]);
  });

  it("gives a name that the administrator diverted to nobody", () => {
    installed("tool", ["/usr/bin/tool"]);
    root.write("/var/lib/dpkg/diversions", "/usr/bin/tool\n/usr/bin/tool.distrib\n:\n");
    status(["tool", "amd64", "1"]);
    expect(ownersOf(subject("/usr/bin/tool"), subject("/usr/bin/tool.distrib"))).toEqual([
      "none",
      "dpkg tool 1 not-recorded",
    ]);
  });

  it.each([
    [
      "a list that is no list of paths",
      () => {
        root.write(`${INFO}/b.list`, "\0\0\0\0");
      },
    ],
    [
      "a list whose last line is cut",
      () => {
        root.write(`${INFO}/b.list`, "/.\n/usr/bin/oth");
      },
    ],
    [
      "diversions that are cut",
      () => {
        root.write("/var/lib/dpkg/diversions", "/usr/bin/x\n/usr/bin/y\n");
      },
    ],
  ])("is malformed with %s, for whoever is not found elsewhere", (_, spoil) => {
    installed("a", ["/usr/bin/a"]);
    status(["a", "amd64", "1"]);
    spoil();
    expect(ownersOf(subject("/usr/bin/z"))).toEqual(["malformed-output"]);
  });

  it("is malformed where the status does not know the package, or a digest is none", () => {
    installed("a", ["/usr/bin/a"]);
    root.write(STATUS, "Package: b\nVersion: 1\n");
    expect(ownersOf(subject("/usr/bin/a"))).toEqual(["malformed-output"]);
    status(["a", "amd64", "1"]);
    root.write(`${INFO}/a.md5sums`, "xyz  usr/bin/a\n");
    expect(ownersOf(subject("/usr/bin/a"))).toEqual(["dpkg a 1 malformed-output"]);
  });

  it("is unavailable without its status", () => {
    installed("a", ["/usr/bin/a"]);
    expect(ownersOf(subject("/usr/bin/a"))).toEqual(["missing-source"]);
  });
});

describe("no package database at all", () => {
  it("is a missing source, not a file that no package owns", () => {
    const [answer] = findOwningPackages(root.files, [subject("/usr/bin/a")]).values();
    expect(answer).toEqual({
      status: "unavailable",
      reason: "missing-source",
      detail: "There is no dpkg or rpm database.",
    });
    mkdirSync(join(root.folder, INFO), { recursive: true });
    expect(ownersOf(subject("/usr/bin/a"))).toEqual(["missing-source"]);
  });

  it("does not matter to whoever asks for nothing", () => {
    expect(findOwningPackages(root.files, []).size).toBe(0);
  });
});
