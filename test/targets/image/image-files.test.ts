import { createHash } from "node:crypto";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../src/targets/image/limits.ts";
import type { Seen } from "../../../src/model/observation.ts";
import { ImageFolder } from "./made-image.ts";
import { paxEntry } from "./tar-bytes.ts";
import type { MadeEntry } from "./tar-bytes.ts";

const folder = new ImageFolder();
afterEach(() => {
  folder.close();
});
afterAll(() => {
  folder.remove();
});

function value<T>(seen: Seen<T>): T {
  if (seen.status === "unavailable") throw new Error(seen.detail);
  return seen.value;
}

const file = (path: string, content = path): MadeEntry => ({ path, content });
const link = (path: string, to: string): MadeEntry => ({ path, type: "2", to });
const dir = (path: string): MadeEntry => ({ path, type: "5", mode: 0o755 });

describe("the files of an image", () => {
  it("are read by every door", async () => {
    const files = await folder.filesOf([
      dir("bin/"),
      { path: "bin/app", content: "app", mode: 0o4755, uid: 33, gid: 34 },
      link("bin/sh", "app"),
    ]);
    expect(value(files.readText("/bin/app"))).toBe("app");
    expect(value(files.readBytes("/bin/app")).toString()).toBe("app");
    expect(value(files.readRecord("/bin/sh"))).toBe("app");
    expect(value(files.readLink("/bin/sh"))).toBe("app");
    expect(value(files.list("/bin"))).toEqual(["app", "sh"]);
    expect(value(files.stat("/bin/sh"))).toEqual({
      device: 0,
      inode: value(files.stat("/bin/app")).inode,
      size: 3,
      modifiedMs: 86_400_000,
      changedMs: 86_400_000,
      uid: 33,
      isFile: "file",
    });
    expect(value(files.stat("/bin"))).toMatchObject({ isFile: "directory" });
    const sha256 = createHash("sha256").update("app").digest("hex");
    const md5 = createHash("md5").update("app").digest("hex");
    expect(await files.digest("/bin/sh", ["md5", "sha256"], Date.now() + 5000)).toEqual({
      status: "observed",
      value: { md5, sha256 },
    });
  });

  it("are handed over in chunks, stop when told, and are refused beyond a limit", async () => {
    const content = "x".repeat(200_000);
    const files = await folder.filesOf([file("big", content)]);
    const lengths: number[] = [];
    const take = (answer: "continue" | "stop") => (chunk: Buffer) => {
      lengths.push(chunk.length);
      return answer;
    };
    expect(value(files.readChunks("/big", take("continue")))).toBe("ended");
    expect(lengths.reduce((sum, length) => sum + length)).toBe(content.length);
    expect(value(files.readChunks("/big", take("stop")))).toBe("stopped");
    expect(files.readText("/big", 100)).toMatchObject({ reason: "truncated-output" });
    expect(files.readRecord("/big")).toMatchObject({ reason: "truncated-output" });
    expect(await files.digest("/big", ["sha256"], 0)).toMatchObject({ reason: "timed-out" });
  });

  it("that are not there, or no files, say so by the name of the image", async () => {
    const files = await folder.filesOf([
      dir("etc/"),
      { path: "null", type: "3" },
      { path: "pipe", type: "6" },
    ]);
    expect(files.readText("/etc/passwd")).toEqual({
      status: "unavailable",
      reason: "missing-source",
      detail: "/etc/passwd of image:test does not exist.",
    });
    for (const path of ["/etc", "/null", "/pipe"])
      expect(files.readText(path)).toMatchObject({
        reason: "not-supported",
        detail: `${path} of image:test is not a regular file.`,
      });
    expect(value(files.stat("/null")).isFile).toBe("other");
    expect(files.list("/null")).toMatchObject({ reason: "not-supported" });
    expect(files.readLink("/etc")).toMatchObject({ reason: "not-supported" });
    expect(files.readText("/pipe/x")).toMatchObject({ reason: "missing-source" });
  });

  it("follow links inside of the image only", async () => {
    const files = await folder.filesOf([
      file("etc/passwd", "inside"),
      link("up", "../../../../etc/passwd"),
      link("absolute", "/etc/passwd"),
      link("root", "/"),
      link("deep/down/link", "../.././root/etc/passwd"),
      link("a", "b"),
      link("b", "a"),
      link("long", "./".repeat(40)),
      link("host", "/etc/shadow"),
    ]);
    for (const path of ["/up", "/absolute", "/root/root/etc/passwd", "/deep/down/link", "/../../etc/passwd"])
      expect(value(files.readText(path))).toBe("inside");
    expect(files.readText("/a")).toMatchObject({ reason: "not-supported" });
    expect(files.readText("/host")).toMatchObject({ reason: "missing-source" });
    expect(value(files.list("/long"))).toContain("etc");
  });

  it("below /proc and /sys are never read: no table of sockets is in a file", async () => {
    const table = "  sl  local_address rem_address   st\n   0: 00000000:0016 00000000:0000 0A\n";
    const files = await folder.filesOf([
      file("proc/net/tcp", table),
      file("sys/x", "x"),
      link("p", "proc"),
      link("etc/mtab", "../proc/net/tcp"),
    ]);
    for (const path of ["/proc/net/tcp", "/p/net/tcp", "/etc/mtab", "/sys/x", "/./proc/../proc/net/tcp"])
      expect(files.readText(path)).toMatchObject({
        reason: "not-supported",
        detail: `${path} of image:test belongs to a running system, and this one is at rest.`,
      });
  });

  it("whose names and texts are not UTF-8 keep every byte", async () => {
    const latin = { path: "x", content: Buffer.from([0xe9]) };
    const spoil = (header: Buffer): void => void header.write("caf\xe9", 0, "latin1");
    const files = await folder.filesOf([
      latin,
      { path: "y", content: "1", spoil },
      file("cafés", "2"),
      link("l", "cafés"),
    ]);
    expect(value(files.readText("/x"))).toBe("é");
    expect(value(files.list("/"))).toEqual(["x", "café", "cafés", "l"]);
    expect(value(files.readText("/café"))).toBe("1");
    expect(value(files.readText("/l"))).toBe("2");
    expect(value(files.readLink("/l"))).toBe("cafés");
    expect(files.readText("/cafÃ©s")).toMatchObject({ reason: "missing-source" });
  });

  it("whose names differ in their bytes only stay apart", async () => {
    const spoil = (header: Buffer): void => void header.write("caf\xe9", 0, "latin1");
    const files = await folder.filesOf([{ path: "y", content: "1", spoil }, file("café", "2")]);
    expect(value(files.readText("/café"))).toBe("2");
    expect(value(files.list("/"))).toEqual(["café", "café"]);
  });
});

describe("layers upon each other", () => {
  const cases: readonly (readonly [
    string,
    readonly (readonly MadeEntry[])[],
    Readonly<Record<string, string | null>>,
  ])[] = [
    ["a later file takes the place of an earlier one", [[file("a", "1")], [file("a", "2")]], { "/a": "2" }],
    [
      "a whiteout takes a file away",
      [[file("d/a"), file("d/b")], [file("d/.wh.a", "")]],
      { "/d/a": null, "/d/b": "d/b" },
    ],
    ["a whiteout takes a folder away", [[file("d/e/a")], [file("d/.wh.e", "")]], { "/d/e/a": null }],
    [
      "a whiteout leaves what its own layer has",
      [[file("a", "1")], [file("a", "2"), file(".wh.a", "")]],
      { "/a": "2" },
    ],
    [
      "a whiteout before what takes its place",
      [
        [file("d/a", "1"), file("d/b", "1")],
        [file(".wh.d", ""), file("d/b", "2")],
      ],
      { "/d/a": null, "/d/b": "2" },
    ],
    [
      "a whiteout behind what takes its place",
      [
        [file("d/a", "1"), file("d/b", "1")],
        [file("d/b", "2"), file(".wh.d", "")],
      ],
      { "/d/a": null, "/d/b": "2" },
    ],
    [
      "an opaque folder hides all that was in it",
      [
        [file("d/a", "1"), file("d/e/f", "1")],
        [file("d/c", "2"), file("d/.wh..wh..opq", "")],
      ],
      { "/d/a": null, "/d/e/f": null, "/d/c": "2" },
    ],
    [
      "an opaque root hides everything",
      [
        [file("a"), file("d/b")],
        [file(".wh..wh..opq", ""), file("c", "2")],
      ],
      { "/a": null, "/d/b": null, "/c": "2" },
    ],
    [
      "other marks of AUFS mean nothing",
      [[file("a", "1")], [file(".wh..wh.plnk/x", ""), file(".wh..wh.a", "")]],
      { "/a": "1", "/.wh..wh.plnk": null },
    ],
    [
      "what was taken away can come back",
      [[file("a", "1")], [file(".wh.a", "")], [file("a", "3")]],
      { "/a": "3" },
    ],
    [
      "a folder takes the place of a link of a lower layer",
      [[link("d", "etc"), file("etc/a", "1")], [file("d/a", "2")]],
      { "/d/a": "2", "/etc/a": "1" },
    ],
    ["a file takes the place of a folder", [[file("d/a")], [file("d", "2")]], { "/d": "2", "/d/a": null }],
    [
      "a folder that comes again keeps what is in it",
      [[file("d/a", "1")], [dir("d/"), file("d/b", "2")]],
      { "/d/a": "1", "/d/b": "2" },
    ],
    [
      "a hard link is the same file",
      [[file("a", "1"), { path: "b", type: "1", to: "a" }]],
      { "/a": "1", "/b": "1" },
    ],
    [
      "a hard link outlives its other name",
      [[file("a", "1"), { path: "b", type: "1", to: "./a" }], [file(".wh.a", "")]],
      { "/a": null, "/b": "1" },
    ],
    ["an absolute path is one of the image", [[file("/etc/passwd", "inside")]], { "/etc/passwd": "inside" }],
  ];

  it.each(cases)("%s", async (_, layers, expected) => {
    const files = await folder.filesOf(...layers);
    for (const [path, content] of Object.entries(expected)) {
      const text = files.readText(path);
      expect(text.status === "observed" ? text.value : null, path).toBe(content);
    }
  });

  it("gives a hard link the inode of its file", async () => {
    const files = await folder.filesOf([file("a"), { path: "b", type: "1", to: "a" }, file("c")]);
    const [a, b, c] = ["/a", "/b", "/c"].map((path) => value(files.stat(path)).inode);
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });
});

describe("a hostile layer", () => {
  const long = `${"d/".repeat(LIMITS.depth)}f`;
  const longName = (path: string): readonly MadeEntry[] => [
    { path: "L", type: "L", content: `${path}\0` },
    file("x", ""),
  ];
  const many = Array.from({ length: 10_001 }, (_, index) => file(`${index}/${"a/".repeat(100)}f`, ""));
  const cases: readonly (readonly [string, readonly MadeEntry[], string])[] = [
    ["a path that leads up", [file("../../etc/passwd")], "leads up"],
    ["a path that leads up in the middle", [file("a/../../b")], "leads up"],
    [
      "a file written through a link of its layer",
      [link("etc", "/"), file("etc/passwd")],
      'writes through "etc"',
    ],
    ["a file written below a file", [file("a"), file("a/b")], 'writes through "a"'],
    [
      "a hard link to a file outside",
      [{ path: "a", type: "1", to: "/etc/shadow" }],
      "a file that is not there",
    ],
    ["a hard link that leads up", [{ path: "a", type: "1", to: "../x" }], "leads up"],
    ["a hard link to itself", [{ path: "a", type: "1", to: "a" }], "a file that is not there"],
    ["a hard link to a folder", [dir("d/"), { path: "a", type: "1", to: "d" }], "a file that is not there"],
    [
      "a hard link through a link",
      [link("l", "/"), file("f"), { path: "a", type: "1", to: "l/f" }],
      "a file that is not there",
    ],
    ["a folder with the name of a whiteout", [file(".wh.a/b")], "the name of a whiteout"],
    ["a link to nothing", [link("a", "")], "a link that leads nowhere"],
    ["folders without an end", longName(long), `more than ${LIMITS.depth} folders deep`],
    ["a path without an end", longName("x".repeat(LIMITS.path + 1)), `more than ${LIMITS.path} bytes`],
    [
      "an extended header without an end",
      [{ path: "x", type: "x", content: "y".repeat(LIMITS.extended + 1) }],
      `more than ${LIMITS.extended} bytes`,
    ],
    ["a size beyond the archive", [{ path: "a", size: 0o77777777777 }], "ends in the middle"],
    ["a size of 2^60", [paxEntry({ size: "1152921504606846976" }), file("a")], "wrong size"],
    ["a negative size", [paxEntry({ size: "-1" }), file("a")], "wrong size"],
    [
      "a binary size that is too large",
      [{ path: "a", spoil: (header) => header.fill(0xff, 125, 136).fill(0x80, 124, 125) }],
      "too large",
    ],
    [
      "a record that is longer than its header",
      [{ path: "x", type: "x", content: "99 path=a\n" }],
      "extended header of the tar archive is damaged",
    ],
    [
      "a record of no length",
      [{ path: "x", type: "x", content: "0 path=a\n" }],
      "extended header of the tar archive is damaged",
    ],
    ["a path with a zero byte in it", [paxEntry({ path: "a\0b" }), file("a")], "zero byte"],
    ["an entry of an unknown type", [{ path: "a", type: "Q" }], 'unknown type "Q"'],
    ["an extended header for nothing", [paxEntry({ path: "a" })], "ends behind an extended header"],
    ["more files than the limit", many, `more than ${LIMITS.entries} files`],
  ];

  it.each(cases)(
    "is refused: %s",
    async (_, layer, words) => {
      await expect(folder.filesOf(layer)).rejects.toThrow(words);
    },
    60_000,
  );

  it("with names of every object's members is read like any other", async () => {
    const files = await folder.filesOf([file("__proto__/polluted", "1"), file("constructor", "2")]);
    expect(value(files.readText("/__proto__/polluted"))).toBe("1");
    expect(value(files.readText("/constructor"))).toBe("2");
    expect(files.readText("/toString")).toMatchObject({ reason: "missing-source" });
    expect({}).not.toHaveProperty("polluted");
  });

  it("with a whiteout of everything, again and again, costs no more than its size", async () => {
    const below = Array.from({ length: 20_000 }, (_, index) => file(`d/${index}`, ""));
    const others = below.map(({ path }) => file(`${path}x`, ""));
    const again = below.map(() => file("d/.wh..wh..opq", ""));
    const costOf = async (layer: readonly MadeEntry[]): Promise<number> => {
      const started = process.cpuUsage();
      const files = await folder.filesOf(below, layer);
      expect(value(files.list("/d")).length).toBeGreaterThanOrEqual(20_000);
      return process.cpuUsage(started).user;
    };
    const plain = await costOf([...below, ...others]);
    expect(await costOf([...below, ...again])).toBeLessThan(plain * 4);
  });
});
