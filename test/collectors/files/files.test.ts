import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { contentOf, factsOf, fileOf, observationOf, pathsOf } from "./collected.ts";
import { processorTime } from "../../processor-time.ts";

const target = localTarget();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "files-"));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, content: string | Buffer = ""): string {
  const place = join(folder, path);
  mkdirSync(join(place, ".."), { recursive: true });
  writeFileSync(place, content);
  return place;
}

async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.setegid?.(65_534);
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

describe("a path", () => {
  it("stands for the file with what its inode says, and its owner by name", async () => {
    const path = put("x", "text\n");
    chmodSync(path, 0o4750);
    const file = await fileOf(target, path, ["content"]);
    expect(file).toMatchObject({ path, type: "file", mode: 0o4750, uid: process.getuid?.(), size: 5 });
    expect(file.owner).toBe(execFileSync("stat", ["-c", "%U", path], { encoding: "utf8" }).trim());
    expect(contentOf(file)).toBe("text\n");
  });

  it("of nothing stands for no file, and that is seen", async () => {
    expect(await factsOf(target, join(folder, "no/such/file"))).toEqual({
      files: [],
      names: "read",
      gaps: [],
    });
    expect(await pathsOf(target, join(put("x"), "y"))).toEqual([]);
  });

  it("of a link stands for what it leads to, and a link that leads nowhere is no file", async () => {
    symlinkSync(put("real", "1"), join(folder, "link"));
    symlinkSync(join(folder, "gone"), join(folder, "dangling"));
    expect(contentOf(await fileOf(target, join(folder, "link"), ["content"]))).toBe("1");
    expect(await factsOf(target, join(folder, "dangling"))).toMatchObject({ files: [], gaps: [] });
  });

  it("of links in a circle is a gap", async () => {
    symlinkSync("b", join(folder, "a"));
    symlinkSync("a", join(folder, "b"));
    const { files, gaps } = await factsOf(target, join(folder, "a"));
    expect([files.length, gaps.length]).toEqual([0, 1]);
  });

  it("that does not say where it begins is not supported", async () => {
    expect(await observationOf(target, "x")).toMatchObject({
      status: "unavailable",
      reason: "not-supported",
    });
  });

  it("with a NUL in it is a gap", async () => {
    expect((await factsOf(target, "/etc/\0passwd")).gaps).toHaveLength(1);
  });
});

describe("a glob", () => {
  it("stands for files in order, not for directories, and not for what begins with a dot", async () => {
    for (const name of ["b.conf", "a.conf", ".c.conf", "d.conf/x", "e.txt"]) put(name);
    expect(await pathsOf(target, `${folder}/*.conf`)).toEqual([`${folder}/a.conf`, `${folder}/b.conf`]);
    expect(await pathsOf(target, `${folder}/.*.conf`)).toEqual([`${folder}/.c.conf`]);
  });

  it("in a folder's name stands for folders, whatever the last name is", async () => {
    for (const name of ["u1/.ssh/x", "u2/.ssh/x", "u3/y", "file"]) put(name);
    expect(await pathsOf(target, `${folder}/*/.ssh`)).toEqual([`${folder}/u1/.ssh`, `${folder}/u2/.ssh`]);
    expect(await pathsOf(target, `${folder}/u?/*/x`)).toEqual([]);
    expect(await pathsOf(target, `${folder}/u?/.*/x`)).toEqual([
      `${folder}/u1/.ssh/x`,
      `${folder}/u2/.ssh/x`,
    ]);
    expect(await pathsOf(target, `${folder}/u[13]/`)).toEqual([`${folder}/u1`, `${folder}/u3`]);
  });

  it("finds names with line feeds", async () => {
    put("a\nb", "1");
    expect(contentOf(await fileOf(target, `${folder}/a?b`, ["content"]))).toBe("1");
  });

  it("says of a name that is no UTF-8 that it could not be opened", async () => {
    execFileSync("sh", ["-c", `printf x > "$0/$(printf 'a\\377')"`, folder]);
    const { files, gaps } = await factsOf(target, `${folder}/a*`);
    expect([files.length, gaps[0]?.reason]).toEqual([0, "not-supported"]);
  });

  it("stops at too many names or files, and says so", async () => {
    for (let index = 0; index < 900; index += 1) put(`real/${index}`);
    for (let index = 0; index < 120; index += 1) symlinkSync("real", join(folder, `link${index}`));
    const none = await factsOf(target, `${folder}/link*/nothing*`);
    expect([none.files.length, none.gaps[0]?.reason]).toEqual([0, "truncated-output"]);
    const { files, gaps } = await factsOf(target, `${folder}/link?/../real/../link*/*`);
    expect([files.length, gaps.length, gaps[0]?.reason]).toEqual([10_000, 1, "truncated-output"]);
  });
});

describe("content", () => {
  it("that is no UTF-8 is kept byte for byte", async () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const text = contentOf(await fileOf(target, put("x", bytes), ["content"]));
    expect(Buffer.from(text, "latin1")).toEqual(bytes);
  });

  it("of more than 16 MiB is not read, however much more it is", async () => {
    const path = put("huge");
    truncateSync(path, 10 * 2 ** 30);
    const began = processorTime();
    const file = await fileOf(target, path, ["content"]);
    expect([contentOf(file), file.size]).toEqual(["truncated-output", 10 * 2 ** 30]);
    expect(processorTime() - began).toBeLessThan(5000);
    truncateSync(path, 16 << 20);
    expect(contentOf(await fileOf(target, path, ["content"]))).toHaveLength(16 << 20);
  });

  it.each([
    ["a pipe", (path: string) => execFileSync("mkfifo", [path])],
    [
      "a directory",
      (path: string) => {
        mkdirSync(path);
      },
    ],
    [
      "a device",
      (path: string) => {
        symlinkSync("/dev/zero", path);
      },
    ],
  ])("of %s is not read, and its entry is there", async (_, make) => {
    const path = join(folder, "x");
    make(path);
    const file = await fileOf(target, path, ["content", "sha256"]);
    expect(contentOf(file)).toBe("not-supported");
    expect(file.sha256).toMatchObject({ status: "unavailable", reason: "not-supported" });
  });

  it.skipIf(!existsSync("/proc/kmsg"))("of /proc/kmsg is left to those that it is for", async () => {
    expect(contentOf(await fileOf(target, "/proc/kmsg", ["content"]))).toBe("not-supported");
  });

  it("of a file that the kernel makes up is read", async () => {
    const text = contentOf(await fileOf(target, "/proc/sys/kernel/ostype", ["content"]));
    expect(text).toBe(readFileSync("/proc/sys/kernel/ostype", "utf8"));
  });

  it("is that of now, when the file changed since it was last read", async () => {
    const path = put("x", "one");
    expect(contentOf(await fileOf(target, path, ["content"]))).toBe("one");
    writeFileSync(path, "two");
    expect(contentOf(await fileOf(target, path, ["content"]))).toBe("two");
  });

  it("is one text where several paths lead to one file", async () => {
    const path = put("x", "y".repeat(100_000));
    linkSync(path, join(folder, "z"));
    const { files } = await factsOf(target, `${folder}/*`, ["content"]);
    expect(files.map((file) => contentOf(file).length)).toEqual([100_000, 100_000]);
  });

  it("of a file that somebody keeps writing to is no fact", async () => {
    const path = put("log", "x".repeat(4 << 20));
    const writer = spawn("sh", ["-c", `echo ready; while :; do echo more; done >> "$0"`, path]);
    try {
      await once(writer.stdout, "data");
      const states = [];
      for (let round = 0; round < 5; round += 1)
        states.push(contentOf(await fileOf(target, path, ["content"])));
      expect(states).toContain("failed");
    } finally {
      writer.kill("SIGKILL");
      await once(writer, "exit");
    }
  });
});

describe("digests", () => {
  it("are those of the content", async () => {
    const path = put("x", "text");
    const { md5, sha256 } = await fileOf(target, path, ["md5", "sha256"]);
    const digest = (name: string) => createHash(name).update("text").digest("hex");
    expect([md5, sha256]).toEqual([
      { status: "observed", value: digest("md5") },
      { status: "observed", value: digest("sha256") },
    ]);
    expect(await fileOf(target, path, ["md5"])).not.toHaveProperty("sha256");
  });
});

describe.skipIf(lacks("dpkg-query"))("the digest of a package", () => {
  it("is that of the file, and of the configuration file as it was installed", async () => {
    const program = await fileOf(target, "/bin/sh", ["md5", "packaged-digest"]);
    const real = program.md5?.status === "observed" ? program.md5.value : "";
    expect(program.packaged).toMatchObject({ value: { algorithm: "md5", digest: real, role: "other" } });
    const { packaged } = await fileOf(target, "/etc/host.conf", ["packaged-digest"]);
    const lines = execFileSync("dpkg-query", ["-W", "-f", "${Conffiles}\n", "base-files"], {
      encoding: "utf8",
    });
    const [, digest] = /^ \/etc\/host\.conf ([0-9a-f]{32})/m.exec(lines) ?? [];
    expect(packaged).toMatchObject({ value: { package: "base-files", digest, role: "configuration" } });
    const own = await fileOf(target, put("x"), ["packaged-digest"]);
    expect(own.packaged).toEqual({ status: "observed", value: null });
  });
});

describe.skipIf(lacks("root"))("another user than root", () => {
  it("misses no file without saying so", async () => {
    put("closed/x", "1");
    const secret = put("secret", "1");
    chmodSync(join(folder, "closed"), 0o700);
    chmodSync(secret, 0o600);
    await asNobody(async () => {
      for (const path of [`${folder}/closed/x`, `${folder}/closed/*`, `${folder}/*/x`]) {
        const { files, gaps } = await factsOf(target, path);
        expect([path, files.length, gaps[0]?.reason]).toEqual([path, 0, "missing-privilege"]);
      }
      const file = await fileOf(target, secret, ["content", "md5"]);
      expect([file.mode, contentOf(file)]).toEqual([0o600, "missing-privilege"]);
      expect(file.md5).toMatchObject({ reason: "missing-privilege" });
    });
    expect(await pathsOf(target, `${folder}/*/x`)).toEqual([`${folder}/closed/x`]);
  });

  it("that no line of /etc/passwd names has no name", async () => {
    const path = put("x");
    chownSync(path, 54_321, 54_322);
    expect(await fileOf(target, path)).toMatchObject({ uid: 54_321, owner: null, gid: 54_322, group: null });
  });
});

it("no path makes the collector throw", async () => {
  const part = fc.constantFrom("*", "?", "[", "]", "..", ".", "etc", "~", "\0", "", "\\", "passwd", "~root");
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), async (parts) => {
      await observationOf(target, `${folder}/${parts.join("/")}`);
      await observationOf(target, parts.join("/").replace(/^\//, "x/"));
    }),
    { numRuns: 100 },
  );
});
