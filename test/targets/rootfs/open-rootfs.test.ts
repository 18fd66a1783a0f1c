import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { collectEvidence } from "../../../src/collectors/collect-evidence.ts";
import { collectors } from "../../../src/collectors/index.ts";
import { findOwningPackages } from "../../../src/collectors/packages/find-owning-packages.ts";
import type { EvidenceRequest } from "../../../src/model/evidence.ts";
import { parseElfMachine } from "../../../src/targets/rootfs/machine-of-programs.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import type { Target } from "../../../src/targets/target.ts";
import type { Seen } from "../../../src/model/observation.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { scratchFileSystem } from "../namespace/contained.ts";
import type { ScratchFileSystem } from "../namespace/contained.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0).reverse()) thing.close();
});

function value<T>(seen: Seen<T>): T {
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.value;
}

function rootfs(prepare: (root: ScratchFileSystem) => void = () => undefined): {
  readonly target: Target;
  readonly files: NonNullable<Target["files"]>;
  readonly root: ScratchFileSystem;
} {
  const root = scratchFileSystem();
  prepare(root);
  const opened = value(openRootfs({ folder: root.folder, name: "rootfs:x", predict: "not-asked" }));
  open.push({
    close: () => {
      opened.close();
      root.remove();
    },
  });
  return { target: opened.target, files: opened.target.files!, root };
}

const TABLE = "  sl  local_address rem_address   st\n   0: 00000000:0017 00000000:0000 0A\n";

describe("the machine of a program", () => {
  const elf = (words: string, at: number, number: number): Buffer => {
    const bytes = Buffer.alloc(20);
    Buffer.from(words, "hex").copy(bytes);
    bytes[at] = number;
    return bytes;
  };

  it.each([
    ["x86_64", "LE", elf("7f454c460201", 18, 62)],
    ["aarch64", "LE", elf("7f454c460201", 18, 183)],
    ["ppc64le", "LE", elf("7f454c460201", 18, 21)],
    ["ppc64", "BE", elf("7f454c460202", 19, 21)],
    ["ELF machine 7", "LE", elf("7f454c460201", 18, 7)],
  ])("is %s (%s) by its header", (architecture, byteOrder, bytes) => {
    expect(parseElfMachine(bytes)).toEqual({ architecture, byteOrder });
  });

  it("is not told by a script, a cut header or nothing, and nothing throws", () => {
    for (const bytes of [
      Buffer.from("#!/bin/sh\nexec something"),
      elf("7f454c46", 6, 0).subarray(0, 19),
      Buffer.alloc(0),
    ])
      expect(parseElfMachine(bytes)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void parseElfMachine(Buffer.from(bytes))),
    );
  });
});

describe("a root file system at rest", () => {
  it("tells what its files tell, and nothing of this machine", async () => {
    const elf = Buffer.alloc(64);
    Buffer.from("7f454c46020201", "hex").copy(elf);
    elf.writeUInt16BE(22, 18);
    const { target } = rootfs((root) => {
      root.put("/etc/hostname", "# a name\ninside\n");
      root.put("/etc/os-release", 'PRETTY_NAME="Inside Linux 1"\n');
      root.put("/etc/passwd", "somebody:x:0:0::/:/none\n");
      root.put("/bin/sh", elf.toString("latin1"));
      writeFileSync(`${root.folder}/bin/sh`, elf);
    });
    expect(target.identity()).toMatchObject({ hostname: "inside", architecture: "s390x", byteOrder: "BE" });
    const { observations } = await collectEvidence(target, [{ kind: "host", depth: "full" }], collectors);
    expect(observations.host).toMatchObject({
      status: "observed",
      facts: {
        hostname: "inside",
        system: "Linux",
        kernel: "unknown (at rest)",
        distribution: "Inside Linux 1",
        virtualisation: "root file system at rest",
        collectedBy: { name: null },
      },
    });
    const release = readFileSync("/proc/sys/kernel/osrelease", "utf8").trim();
    expect(JSON.stringify(observations)).not.toContain(release);
  });

  it("without any files has the name of the target, and an unknown machine", () => {
    expect(
      rootfs((root) => {
        root.put("/app", "app");
      }).target.identity(),
    ).toMatchObject({
      hostname: "rootfs:x",
      system: "Linux",
      architecture: "unknown",
    });
  });

  it.each([
    ["/etc/os-release", "ID=freebsd\n", "FreeBSD"],
    ["/System/Library/CoreServices/SystemVersion.plist", "", "Darwin"],
    ["/etc/release", "Oracle Solaris 11\n", "SunOS"],
    ["/usr/lib/os-release", "ID=debian\n", "Linux"],
  ])("with %s is of the system %s", (path, text, system) => {
    expect(
      rootfs((root) => {
        root.put(path, text);
      }).target.identity().system,
    ).toBe(system);
  });

  it("has service names, users, packages and digests like any other target", async () => {
    const { target, files } = rootfs((root) => {
      root.put("/etc/services", "inside 4711/tcp\n");
      root.put("/usr/sbin/app", "good");
      root.put(
        "/var/lib/dpkg/status",
        "Package: app\nStatus: install ok installed\nArchitecture: all\nVersion: 1.2\n",
      );
      root.put("/var/lib/dpkg/info/app.list", "/.\n/usr\n/usr/sbin\n/usr/sbin/app\n");
      root.put(
        "/var/lib/dpkg/info/app.md5sums",
        `${createHash("md5").update("good").digest("hex")}  usr/sbin/app\n`,
      );
    });
    const { observations } = await collectEvidence(target, [{ kind: "service-names" }], collectors);
    expect(observations["service-names"]).toMatchObject({
      facts: [{ name: "inside", port: 4711, transport: "tcp" }],
    });
    const { md5, sha256 } = value(await files.digest("/usr/sbin/app", ["md5", "sha256"], Date.now() + 5000));
    expect(sha256).toBe(createHash("sha256").update("good").digest("hex"));
    const seen = { status: "observed", value: md5 } as const;
    const owners = findOwningPackages(files, [
      { path: "/usr/sbin/app", md5: () => seen, sha256: () => seen },
    ]);
    expect(value(owners.get("/usr/sbin/app")!)).toMatchObject({
      name: "app",
      version: "1.2",
      manager: "dpkg",
    });
  });

  it("shows no sockets, whatever lies below /proc, also behind links", async () => {
    const { target, files } = rootfs((root) => {
      for (const table of ["tcp", "tcp6", "udp", "udp6"]) root.put(`/proc/net/${table}`, TABLE);
      root.put("/sys/kernel/x", "x");
      symlinkSync("proc", `${root.folder}/p`);
      symlinkSync("/proc/net/tcp", `${root.folder}/table`);
    });
    const requests: readonly EvidenceRequest[] = [
      { kind: "listening-sockets", table: "tcp", owners: [] },
      { kind: "network-interfaces" },
      { kind: "rpc-services" },
      { kind: "cross-view", bind: [] },
    ];
    const { observations } = await collectEvidence(target, requests, collectors);
    for (const observation of Object.values(observations))
      expect(observation).toMatchObject({ status: "unavailable", reason: "not-supported" });
    expect(Object.keys(observations)).toHaveLength(requests.length);
    for (const path of ["/proc/net/tcp", "/p/net/tcp", "/table", "/sys/kernel/x", "//proc/./net/tcp"])
      expect(files.readText(path)).toMatchObject({
        reason: "not-supported",
        detail: expect.stringContaining("belongs to a running system") as string,
      });
    expect([
      target.findHolders,
      target.readProcess,
      target.network,
      target.runProgram,
      target.bindPorts,
    ]).toEqual(Array(5).fill(null));
  });

  it("never leaves its folder, and opens nothing but files", () => {
    const { files, root } = rootfs((made) => {
      const { folder } = made;
      made.put("/etc/passwd", "inside");
      symlinkSync("/etc/passwd", `${folder}/absolute`);
      symlinkSync("../../../../../../etc/passwd", `${folder}/up`);
      symlinkSync("/", `${folder}/root`);
      symlinkSync("/etc/shadow", `${folder}/shadow`);
      execFileSync("mkfifo", [`${folder}/pipe`]);
    });
    for (const path of ["/absolute", "/up", "/root/root/etc/passwd", "/../../etc/passwd"])
      expect(value(files.readText(path))).toBe("inside");
    expect(files.readText("/shadow")).toEqual({
      status: "unavailable",
      reason: "missing-source",
      detail: `${root.folder}/shadow does not exist.`,
    });
    expect(files.readText("/pipe")).toMatchObject({ detail: `${root.folder}/pipe is not a regular file.` });
  });

  it("digests no pipe and no device", async () => {
    const { files } = rootfs(({ folder }) => {
      execFileSync("mkfifo", [`${folder}/pipe`]);
    });
    expect(await files.digest("/pipe", ["md5"], Date.now() + 1000)).toMatchObject({
      reason: "not-supported",
    });
  });

  it("is not read any more once it was closed", () => {
    const root = scratchFileSystem();
    root.put("/a", "a");
    const opened = value(openRootfs({ folder: root.folder, name: "x", predict: "asked" }));
    opened.close();
    opened.close();
    expect(opened.target.files!.readText("/a")).toMatchObject({ status: "unavailable" });
    expect(opened.target.atRest).toEqual({ exposedPorts: [], predict: "asked" });
    root.remove();
  });

  it.each([
    ["/etc/passwd", "/etc/passwd is not a folder."],
    ["/nowhere", "/nowhere does not exist."],
  ])("is no %s", (folder, detail) => {
    expect(openRootfs({ folder, name: "x", predict: "asked" })).toMatchObject({
      status: "unavailable",
      detail,
    });
  });

  it("is refused where the folder is empty: something was not mounted", () => {
    const root = scratchFileSystem();
    const opened = openRootfs({ folder: root.folder, name: "x", predict: "asked" });
    expect(opened).toMatchObject({ status: "unavailable", reason: "missing-source" });
    expect(JSON.stringify(opened)).toContain("is empty");
    root.remove();
  });

  it("never throws, whatever the path", () => {
    const { files } = rootfs(({ folder }) => {
      mkdirSync(`${folder}/etc`);
      symlinkSync("..", `${folder}/etc/up`);
    });
    const name = fc.constantFrom("..", ".", "", "up", "etc", "proc", "\u0000", "é", "x".repeat(300));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 300 }), (names) => {
        const path = names.join("/");
        for (const answer of [files.readText(path), files.stat(path), files.list(path), files.readLink(path)])
          expect(["observed", "unavailable"]).toContain(answer.status);
      }),
      { numRuns: 60 },
    );
  });
});

describe.skipIf(lacks("root"))("the root of this very machine, as if it were at rest", () => {
  it("shows nothing of its kernel", () => {
    const opened = value(openRootfs({ folder: "/", name: "rootfs:/", predict: "not-asked" }));
    const { files } = opened.target;
    expect(value(files!.readText("/etc/passwd"))).toContain("root:");
    for (const path of [
      "/proc/net/tcp",
      "/proc/self/status",
      "/proc/kmsg",
      "/sys/kernel/uevent_seqnum",
      "/dev/null",
    ])
      expect(files!.readText(path)).toMatchObject({ status: "unavailable", reason: "not-supported" });
    opened.close();
  });
});
