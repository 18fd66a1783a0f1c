import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { FileEntry } from "../../../src/model/file-entry.ts";
import { openNamespace } from "../../../src/targets/namespace/namespace-target.ts";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { ImageFolder } from "../image/made-image.ts";
import { walked } from "./walked.ts";

const images = new ImageFolder();
afterAll(() => {
  images.close();
  images.remove();
});

async function entriesOf(
  files: FileAccess,
  base: string,
): Promise<Readonly<Record<string, FileEntry | null>>> {
  const entries: Record<string, FileEntry | null> = {};
  await files.walk({
    base,
    start: 0,
    deadline: Date.now() + 30_000,
    onEntry: (entry, state) => {
      entries[entry.path] = entry.inode();
      return state;
    },
    onGap: () => undefined,
  });
  return entries;
}

describe("a walk of an image", () => {
  it("shows the entries of its archive, with their bytes and owners", async () => {
    const files = await images.filesOf([
      { path: "bin/", type: "5", mode: 0o755 },
      { path: "bin/su", content: "grüße", mode: 0o4755, uid: 33, gid: 34 },
      { path: "bin/sh", type: "2", to: "/nowhere" },
      { path: "proc/1", content: "" },
    ]);
    expect((await walked("/", files)).paths).toEqual(["/", "/bin", "/bin/sh", "/bin/su", "/proc"]);
    const found = (await entriesOf(files, "/bin"))["/bin/su"];
    expect(found).toMatchObject({ type: "file", mode: 0o4755, uid: 33, gid: 34, size: 7 });
    expect((await walked("/none", files)).end).toBe("missing-source");
  });
});

describe.skipIf(lacks("root", "namespaces"))("a walk of a container with users of its own", () => {
  it("tells owners by their numbers inside, and nobody for the others", async () => {
    const folder = mkdtempSync(join(tmpdir(), "inside-"));
    for (const [name, uid, gid] of [
      ["root", 100_000, 200_000],
      ["user", 100_007, 200_008],
      ["other", 5, 6],
    ] as const) {
      writeFileSync(join(folder, name), "");
      chownSync(join(folder, name), uid, gid);
    }
    const child = spawn("unshare", ["--user", "--mount", "sleep", "60"]);
    try {
      await setTimeout(500);
      writeFileSync(`/proc/${child.pid}/uid_map`, "0 100000 1000\n");
      writeFileSync(`/proc/${child.pid}/gid_map`, "0 200000 1000\n");
      const opened = openNamespace({ pid: child.pid ?? 0, name: "inside", place: null });
      if (opened.status === "unavailable") throw new Error(opened.detail);
      const { files } = opened.value.target;
      if (files === null) throw new Error("no files");
      const entries = await entriesOf(files, folder);
      const owners = ["root", "user", "other"].map((name) => {
        const walkedTo = entries[join(folder, name)];
        const asked = files.entry(join(folder, name), "itself");
        expect(asked).toEqual({ status: "observed", value: walkedTo });
        return [walkedTo?.uid, walkedTo?.gid];
      });
      opened.value.close();
      expect(owners).toEqual([
        [0, 0],
        [7, 8],
        [65_534, 65_534],
      ]);
    } finally {
      child.kill("SIGKILL");
      rmSync(folder, { recursive: true });
    }
  });
});
