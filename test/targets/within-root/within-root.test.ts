import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { once } from "node:events";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { openNamespace } from "../../../src/targets/namespace/namespace-target.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import type { Seen } from "../../../src/model/observation.ts";
import type { PerlProgram } from "../../support-hosts/perl-program.ts";
import { lacks, lacksFile } from "../../support-hosts/requires.ts";
import { scratchFileSystem, startContained } from "../namespace/contained.ts";
import type { ScratchFileSystem } from "../namespace/contained.ts";

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0).reverse()) thing.close();
});

async function contained(
  prepare: (root: ScratchFileSystem) => void,
  before = "",
): Promise<{ readonly files: FileAccess; readonly root: ScratchFileSystem; readonly program: PerlProgram }> {
  const root = scratchFileSystem();
  root.put("/etc/passwd", "inside:x:0:0::/:/bin/false\n");
  prepare(root);
  const program = await startContained(
    `my $root = "${root.folder}"; ${before} chroot("${root.folder}"); chdir("/"); ready($$);`,
  );
  const opened = openNamespace({ pid: program.pid, name: "pid", place: null });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  const close = (): void => {
    opened.value.close();
    program.child.kill("SIGKILL");
    root.remove();
  };
  open.push({ close });
  return { files: opened.value.target.files!, root, program };
}

function value<T>(seen: Seen<T>): T {
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.value;
}

describe.skipIf(lacks("root", "namespaces", "perl", "mount"))("the root file system of a process", () => {
  it("is read by every door, and never the one of this machine", async () => {
    const text = "inside:x:0:0::/:/bin/false\n";
    const { files } = await contained(() => undefined);
    expect(value(files.readText("/etc/passwd"))).toBe(text);
    expect(value(files.readBytes("/etc/passwd")).toString()).toBe(text);
    expect(value(files.readRecord("/etc/passwd"))).toBe(text);
    expect(value(files.list("/"))).toEqual(["etc"]);
    expect(value(files.stat("/etc/passwd"))).toMatchObject({ size: text.length, isFile: "file" });
    expect(value(files.stat("/"))).toMatchObject({ isFile: "directory" });
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(await files.digest("/etc/passwd", ["sha256"], Date.now() + 5000)).toEqual({
      status: "observed",
      value: { sha256 },
    });
  });

  it.each([
    ["an absolute link", "/etc/passwd"],
    ["a link that climbs to the root", "../../etc/passwd"],
    ["a link that climbs above the root", "../../../../../../../etc/passwd"],
  ])("keeps %s inside", async (_, to) => {
    const { files } = await contained(({ folder }) => {
      mkdirSync(`${folder}/deep/down`, { recursive: true });
      symlinkSync(to, `${folder}/deep/down/link`);
    });
    expect(value(files.readText("/deep/down/link"))).toMatch(/^inside:/);
    expect(value(files.readLink("/deep/down/link"))).toBe(to);
  });

  it("is not left by the links of a /proc that is mounted in there", async () => {
    const { files } = await contained(({ folder }) => {
      for (const [name, to] of [
        ["root", `/proc/${process.pid}/root/etc/passwd`],
        ["folder", "/proc/self/cwd/etc/passwd"],
        ["open", "/proc/self/fd/0"],
      ] as const)
        symlinkSync(to, `${folder}/${name}`);
    }, `mkdir("$root/proc"); system("mount", "--bind", "/proc", "$root/proc") == 0 or die;`);
    for (const path of ["/root", "/folder", "/open"]) {
      const text = files.readText(path);
      if (text.status === "observed") expect(text.value).toMatch(/^inside:/);
    }
    expect(value(files.readText("/root"))).toMatch(/^inside:/);
  });

  it("keeps a folder that is a link to the root of this machine inside", async () => {
    const { files } = await contained(({ folder }) => {
      symlinkSync("/", `${folder}/host`);
      symlinkSync("../..", `${folder}/up`);
    });
    expect(value(files.readText("/host/etc/passwd"))).toMatch(/^inside:/);
    expect(value(files.readText("/up/up/host/up/etc/passwd"))).toMatch(/^inside:/);
  });

  it("ends links that lead round in a circle or on for ever", async () => {
    const { files } = await contained(({ folder }) => {
      symlinkSync("b", `${folder}/a`);
      symlinkSync("a", `${folder}/b`);
      symlinkSync("x/".repeat(2000), `${folder}/x`);
      symlinkSync("./".repeat(2000), `${folder}/dots`);
    });
    for (const path of ["/a", "/x", "/dots/dots"])
      expect(files.readText(path)).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it.each([
    ["pipe", ["p"]],
    ["device that never ends", ["c", "1", "5"]],
  ])("does not open a %s in the place of a file", async (_, node) => {
    const { files, program } = await contained(({ folder }) => {
      execFileSync("mknod", [`${folder}/f`, ...node]);
    });
    const detail = `/proc/${program.pid}/root/f is not a regular file.`;
    expect(files.readText("/f")).toEqual({ status: "unavailable", reason: "not-supported", detail });
    expect(value(files.stat("/f")).isFile).toBe("other");
  });

  it("names what it could not read as a person finds it", async () => {
    const { files, program } = await contained(() => undefined);
    expect(files.readText("/etc/services")).toEqual({
      status: "unavailable",
      reason: "missing-source",
      detail: `/proc/${program.pid}/root/etc/services does not exist.`,
    });
    expect(files.readText("/etc")).toMatchObject({
      detail: `/proc/${program.pid}/root/etc is not a regular file.`,
    });
  });

  it("is never left while somebody inside swaps folders for links", async () => {
    const { files, root } = await contained(({ folder }) => {
      mkdirSync(`${folder}/real`);
      writeFileSync(`${folder}/real/passwd`, "inside\n");
      mkdirSync(`${folder}/link`);
    });
    const swap = `my $n = 0; print "ready\\n"; while (1) { rename("real", "kept"); symlink("/etc", "real"); unlink("real"); rename("kept", "real"); }`;
    const swapper = spawn("/usr/bin/perl", ["-e", `$| = 1; ${swap}`], {
      cwd: root.folder,
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(swapper.stdout, "data");
    const texts = new Set<string>();
    for (let turn = 0; turn < 3000; turn += 1) {
      const text = files.readText("/real/passwd");
      texts.add(text.status === "observed" ? text.value : text.reason);
    }
    swapper.kill("SIGKILL");
    await once(swapper, "exit");
    for (const text of texts)
      expect(["inside\n", "inside:x:0:0::/:/bin/false\n", "missing-source", "failed"]).toContain(text);
    expect(texts).toContain("inside\n");
  });

  it("never throws and leaves no descriptor open, whatever the path", async () => {
    const { files } = await contained(({ folder }) => {
      symlinkSync("..", `${folder}/up`);
    });
    const count = (): number => value(files.list("/proc/self/fd")).length;
    const before = count();
    const name = fc.constantFrom("..", ".", "", "up", "etc", "passwd", "\u0000", "é", "x".repeat(300));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 400 }), (names) => {
        const path = `/${names.join("/")}`;
        for (const answer of [files.readText(path), files.stat(path), files.list(path), files.readLink(path)])
          expect(["observed", "unavailable"]).toContain(answer.status);
      }),
      { numRuns: 60 },
    );
    expect(count()).toBe(before);
  });
});

const FUSE = `
  my ($mount) = (POSIX::uname())[4] eq "aarch64" ? 40 : 165;
  open(our $fuse, "+<", "/dev/fuse") or die "fuse: $!";
  mkdir("$ENV{ROOT}/slow");
  my ($from, $to, $type, $words) = ("x", "$ENV{ROOT}/slow", "fuse", "fd=" . fileno($fuse) . ",rootmode=40000,user_id=0,group_id=0");
  syscall($mount, $from, $to, $type, 0, $words) == 0 or die "mount: $!";
`;

describe.skipIf(lacks("root", "namespaces", "perl") || lacksFile("/dev/fuse"))(
  "a file system that never answers",
  () => {
    it("is not waited for", async () => {
      const root = scratchFileSystem();
      const program = await startContained(
        `$ENV{ROOT} = "${root.folder}"; ${FUSE} chroot("${root.folder}"); chdir("/"); ready($$);`,
      );
      const opened = value(openNamespace({ pid: program.pid, name: "pid", place: null }));
      try {
        const { files } = opened.target;
        expect(value(files!.list("/"))).toEqual(["slow"]);
        expect(files!.readText("/slow/etc/passwd")).toMatchObject({
          reason: "not-supported",
          detail: expect.stringContaining("FUSE") as string,
        });
      } finally {
        opened.close();
        program.child.kill("SIGKILL");
      }
      await once(program.child, "exit");
      root.remove();
    });
  },
);
