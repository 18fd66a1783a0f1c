import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chdir, cwd } from "node:process";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { localFiles } from "../../../src/targets/local/local-files.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { walked } from "./walked.ts";
import type { Walked } from "./walked.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "walk-"));
  chmodSync(root, 0o755);
});
afterEach(() => {
  execFileSync("rm", ["-rf", root]);
});

function found(...args: readonly string[]): readonly string[] {
  const output = execFileSync("find", [...args, "-print0"], { encoding: "latin1", maxBuffer: 1 << 28 });
  return output
    .split("\0")
    .filter((path) => path !== "")
    .sort();
}

describe("a walk of this machine", () => {
  it("shows what find shows, in folders, files, links and pipes", async () => {
    mkdirSync(join(root, "a/b/c"), { recursive: true });
    writeFileSync(join(root, "a/b/file"), "x");
    symlinkSync("..", join(root, "a/b/loop"));
    symlinkSync("nowhere", join(root, "a/broken"));
    execFileSync("mkfifo", [join(root, "a/pipe")]);
    expect(await walked(root)).toEqual({ paths: found(root), gaps: [], end: "complete" });
  });

  it("shows a file that it is asked for, and nothing else", async () => {
    writeFileSync(join(root, "file"), "x");
    expect((await walked(join(root, "file"))).paths).toEqual([join(root, "file")]);
  });

  it("does not follow a link, nor one that it is asked for", async () => {
    symlinkSync("/etc", join(root, "link"));
    expect((await walked(join(root, "link"))).paths).toEqual([join(root, "link")]);
  });

  it("keeps names apart that are not UTF-8, and names with line ends", async () => {
    for (const name of ["\xe4", "\xf6", "plain", "two\nlines"])
      writeFileSync(Buffer.from(`${root}/${name}`, "latin1"), "x");
    mkdirSync(Buffer.from(`${root}/\xff`, "latin1"));
    writeFileSync(Buffer.from(`${root}/\xff/below`, "latin1"), "x");
    expect((await walked(root)).paths).toEqual(found(root));
  });

  it("shows each of 100,000 files of a folder", async () => {
    execFileSync("sh", ["-c", `cd '${root}' && seq 100000 | xargs touch`]);
    expect((await walked(root)).paths).toHaveLength(100_001);
  });

  it("goes 4,000 folders deep, where no path leads any more", async () => {
    execFileSync("/usr/bin/perl", [
      "-e",
      'chdir $ARGV[0]; for (1..4000) { mkdir "deep"; chdir "deep" }',
      root,
    ]);
    const { paths, gaps } = await walked(root);
    expect({ count: paths.length, gaps }).toEqual({ count: 4001, gaps: [] });
  });

  it("has no gap where folders vanish meanwhile", async () => {
    for (let folder = 0; folder < 50; folder += 1)
      mkdirSync(join(root, String(folder), "below"), { recursive: true });
    const gaps: unknown[] = [];
    let seen = 0;
    const end = await localFiles().walk({
      base: root,
      start: 0,
      deadline: Date.now() + 10_000,
      onEntry: (_, state) => {
        seen += 1;
        if (seen === 30) rmSync(root, { recursive: true });
        return state;
      },
      onGap: (gap) => gaps.push(gap),
    });
    expect({ end, gaps }).toEqual({ end: { status: "observed", value: "complete" }, gaps: [] });
  });

  it("ends at its deadline", async () => {
    const order = {
      base: "/",
      start: 0,
      onEntry: (_: unknown, state: number) => state,
      onGap: () => undefined,
    };
    const end = await localFiles().walk({ ...order, deadline: Date.now() - 1 });
    expect(end).toEqual({ status: "observed", value: "timed-out" });
  });

  it("leaves the current folder as it was", async () => {
    const before = cwd();
    await walked(root);
    expect(cwd()).toBe(before);
  });

  it("walks by path where the current folder was removed", async () => {
    const before = cwd();
    const gone = mkdtempSync(join(tmpdir(), "gone-"));
    mkdirSync(join(root, "a/b"), { recursive: true });
    chdir(gone);
    rmSync(gone, { recursive: true });
    try {
      expect((await walked(root)).paths).toEqual([root, join(root, "a"), join(root, "a/b")]);
    } finally {
      chdir(before);
    }
  });

  it("says that there is no such folder", async () => {
    expect((await walked(join(root, "none"))).end).toBe("missing-source");
  });

  it("tells what is mounted before it is entered", async () => {
    const mounts = new Map<string, string>();
    await localFiles().walk({
      base: "/",
      start: 0,
      deadline: Date.now() + 10_000,
      onEntry: ({ path, depth, mounted }, state) => {
        if (mounted !== null) mounts.set(path, mounted);
        return depth === 0 ? state : null;
      },
      onGap: () => undefined,
    });
    expect(mounts.get("/proc")).toBe("proc");
  });
});

describe.skipIf(lacks("root", "setpriv"))("a walk by a user who may not read everything", () => {
  const walkedAsNobody = (): Walked => {
    const script = fileURLToPath(new URL("print-walk.ts", import.meta.url));
    const keys = ["--reuid=65534", "--regid=65534", "--clear-groups"];
    const output = execFileSync("setpriv", [...keys, process.execPath, script, root], {
      encoding: "utf8",
      cwd: "/",
    });
    return JSON.parse(output) as Walked;
  };

  it("has a gap for a folder that may not be read, and shows the others", () => {
    mkdirSync(join(root, "closed/below"), { recursive: true });
    mkdirSync(join(root, "open"));
    chmodSync(join(root, "closed"), 0o700);
    const { paths, gaps } = walkedAsNobody();
    expect(paths).toEqual([root, join(root, "closed"), join(root, "open")]);
    expect(gaps).toEqual([
      `missing-privilege: ${join(root, "closed")} may not be read by this user; root may.`,
    ]);
  });

  it("has one gap for a folder whose names may be read and nothing else", () => {
    mkdirSync(join(root, "listed"));
    for (const name of ["a", "b"]) writeFileSync(join(root, "listed", name), "x");
    chmodSync(join(root, "listed"), 0o744);
    const { paths, gaps } = walkedAsNobody();
    expect({ paths, gaps: gaps.length }).toEqual({ paths: [root, join(root, "listed")], gaps: 1 });
  });
});

describe("a walk of a root file system in a folder", () => {
  it("stays in it, and does not enter what belongs to a running system", async () => {
    mkdirSync(join(root, "proc/1"), { recursive: true });
    mkdirSync(join(root, "etc/link.d"), { recursive: true });
    symlinkSync("/", join(root, "etc/link.d/up"));
    writeFileSync(join(root, "etc/file"), "x");
    const opened = openRootfs({ folder: root, name: "x", predict: "not-asked" });
    if (opened.status === "unavailable") throw new Error(opened.detail);
    const { paths, end } = await walked("/", opened.value.target.files ?? undefined);
    opened.value.close();
    expect({ paths, end }).toEqual({
      paths: ["/", "/etc", "/etc/file", "/etc/link.d", "/etc/link.d/up"],
      end: "complete",
    });
  });
});
