import { readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findOwningPackages } from "../../../src/collectors/packages/find-owning-packages.ts";
import { scratchRoot } from "./scratch-root.ts";
import type { ScratchRoot } from "./scratch-root.ts";
import { show, subject } from "./subjects.ts";

const FORMATS = [
  ["rpmdb.sqlite", "/usr/lib/sysimage/rpm/rpmdb.sqlite"],
  ["rpmdb.sqlite", "/var/lib/rpm/rpmdb.sqlite"],
  ["Packages.db", "/usr/lib/sysimage/rpm/Packages.db"],
  ["Packages", "/var/lib/rpm/Packages"],
] as const;

const SUBJECTS = [
  subject("/usr/sbin/hellod", "hellod server\n"),
  subject("/usr/sbin/oldd", "oldd server\n"),
  subject("/etc/hellod/hellod.conf", "a=2\n"),
  subject("/etc/oldd/oldd.state", "anything"),
  subject("/usr/share/oldd/file-120"),
  subject("/usr/bin/hellod", "hellod server\n"),
];

const OWNERS = [
  "rpm hellod 2:1.4-3 unchanged",
  "rpm oldd 1.4-3 unchanged",
  "rpm hellod 2:1.4-3 not-recorded",
  "rpm oldd 1.4-3 not-recorded",
  "rpm oldd 1.4-3 unchanged",
  "none",
];

let root: ScratchRoot;

beforeEach(() => {
  root = scratchRoot();
});
afterEach(() => {
  root.remove();
});

describe("an rpm database", () => {
  it.each(FORMATS)("in the format of %s at %s tells packages, versions and integrity", (fixture, path) => {
    root.write(path, bytesOf(fixture));
    expect(ownersOf(...SUBJECTS)).toEqual(OWNERS);
  });

  it.each(FORMATS)("in the format of %s at %s tells a changed file", (fixture, path) => {
    root.write(path, bytesOf(fixture));
    expect(ownersOf(subject("/usr/sbin/hellod", "evil"), subject("/usr/sbin/oldd", "evil"))).toEqual([
      "rpm hellod 2:1.4-3 changed",
      "rpm oldd 1.4-3 changed",
    ]);
  });

  it("counts what stands only in the write-ahead log, and writes nothing beside it", () => {
    const path = "/var/lib/rpm/rpmdb.sqlite";
    root.write(path, bytesOf("logged.sqlite"));
    expect(ownersOf(...SUBJECTS).slice(0, 2)).toEqual(["none", "rpm oldd 1.4-3 unchanged"]);
    root.write(`${path}-wal`, bytesOf("logged.sqlite-wal"));
    expect(ownersOf(...SUBJECTS)).toEqual(OWNERS);
    expect(root.files.list("/var/lib/rpm")).toEqual({
      status: "observed",
      value: ["rpmdb.sqlite", "rpmdb.sqlite-wal"],
    });
    expect(root.files.readBytes(path)).toEqual({ status: "observed", value: bytesOf("logged.sqlite") });
  });

  it("counts a torn write-ahead log up to its last whole transaction", () => {
    const path = "/var/lib/rpm/rpmdb.sqlite";
    const log = bytesOf("logged.sqlite-wal");
    root.write(path, bytesOf("logged.sqlite"));
    for (const end of [0, 31, 32, 100, 4000, log.length - 1]) {
      root.write(`${path}-wal`, log.subarray(0, end));
      expect(ownersOf(...SUBJECTS)[0]).toBe("none");
    }
    log[log.length - 1]! ^= 1;
    root.write(`${path}-wal`, log);
    expect(ownersOf(...SUBJECTS)[0]).toBe("none");
  });

  it.each(FORMATS)(
    "in the format of %s at %s is malformed if it is cut, empty or nonsense",
    (fixture, path) => {
      const bytes = bytesOf(fixture);
      for (const end of [0, 10, 100, 4096, 5000, Math.floor(bytes.length / 2)]) {
        root.write(path, bytes.subarray(0, end));
        expect(ownersOf(subject("/usr/bin/nobody"))).not.toEqual(["none"]);
      }
      root.write(path, Buffer.alloc(10_000, "nonsense"));
      expect(ownersOf(subject("/usr/bin/nobody"))).toEqual(["malformed-output"]);
    },
  );

  it.each(FORMATS)(
    "in the format of %s at %s never makes it throw, whatever was changed in it",
    (fixture, path) => {
      const bytes = bytesOf(fixture);
      const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
      fc.assert(
        fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
          const spoilt = Buffer.from(bytes);
          for (const [at, value] of changes) spoilt[at] = value;
          root.write(path, spoilt);
          expect(ownersOf(...SUBJECTS)).toHaveLength(SUBJECTS.length);
        }),
        { numRuns: 60 },
      );
    },
  );

  it("refuses a view in the place of a table, which could run for ever", () => {
    const database = new DatabaseSync(":memory:");
    database.exec("CREATE TABLE Basenames (key, hnum, idx); INSERT INTO Basenames VALUES ('hellod', 1, 0)");
    database.exec(`CREATE VIEW Packages AS
      WITH RECURSIVE endless (hnum, blob) AS (SELECT 2, x'00' UNION ALL SELECT hnum + 1, blob FROM endless)
      SELECT * FROM endless`);
    root.write("/var/lib/rpm/rpmdb.sqlite", Buffer.from(database.serialize()));
    expect(ownersOf(subject("/usr/sbin/hellod"))).toEqual(["malformed-output"]);
  });

  it("stands beside a dpkg database: whichever has the file owns it", () => {
    root.write("/var/lib/dpkg/info/a.list", "/.\n/usr/bin/a\n");
    root.write("/var/lib/dpkg/status", "Package: a\nVersion: 7\n");
    root.write("/var/lib/rpm/rpmdb.sqlite", bytesOf("rpmdb.sqlite"));
    expect(ownersOf(subject("/usr/bin/a"), SUBJECTS[0]!, subject("/usr/bin/b"))).toEqual([
      "dpkg a 7 not-recorded",
      "rpm hellod 2:1.4-3 unchanged",
      "none",
    ]);
    root.write("/var/lib/rpm/rpmdb.sqlite", "nonsense");
    expect(ownersOf(subject("/usr/bin/a"), subject("/usr/bin/b"))).toEqual([
      "dpkg a 7 not-recorded",
      "malformed-output",
    ]);
  });
});

function ownersOf(...subjects: Parameters<typeof findOwningPackages>[1]): readonly string[] {
  return [...findOwningPackages(root.files, subjects).values()].map(show);
}

function bytesOf(fixture: string): Buffer {
  return gunzipSync(readFileSync(new URL(`./fixtures/${fixture}.gz`, import.meta.url)));
}
