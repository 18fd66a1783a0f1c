import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { fileSearch } from "../../../src/collectors/file-search/file-search.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import type { Target } from "../../../src/targets/target.ts";
import { archiveOf, dockerParts, ImageFolder, layersOf } from "../../targets/image/made-image.ts";
import { scratchFileSystem } from "../../targets/namespace/contained.ts";
import type { ScratchFileSystem } from "../../targets/namespace/contained.ts";
import { contentOf, factsOf, fileOf, observationOf, pathsOf } from "./collected.ts";

const PASSWD = [
  "admin:x:0:0::/root:/bin/sh",
  "toor:x:0:0::/root:/bin/sh",
  "# a comment",
  "+nis::::::",
  "web:x:33:33::/srv/web:/bin/false",
  "mail:x:8:8::/srv/mail:",
  "away:x:9:9::/nonexistent:",
  "",
].join("\n");
const GROUP = "wheel:x:0:\nwww:x:33:web\n";

const SEARCH = {
  kind: "file-search",
  bases: ["/"],
  ignore: [],
  depth: { least: 0, most: null },
  fileSystems: "local",
  contentBytes: null,
  timeoutSeconds: 60,
} as const;

const open: { close(): void }[] = [];
afterEach(() => {
  for (const thing of open.splice(0).reverse()) thing.close();
});

function rootfs(prepare: (root: ScratchFileSystem) => void): Target {
  const root = scratchFileSystem();
  open.push({
    close: () => {
      root.remove();
    },
  });
  prepare(root);
  const opened = openRootfs({ folder: root.folder, name: "rootfs:x", predict: "not-asked" });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  open.push(opened.value);
  return opened.value.target;
}

function withAccounts(root: ScratchFileSystem): void {
  root.put("/etc/passwd", PASSWD);
  root.put("/etc/group", GROUP);
}

describe("a root file system at rest", () => {
  it("has owners by its own names", async () => {
    const target = rootfs(withAccounts);
    expect(await fileOf(target, "/etc/passwd")).toMatchObject({ owner: "admin", group: "wheel" });
  });

  it("without names of users says so, and shows its files all the same", async () => {
    const target = rootfs((root) => {
      root.put("/etc/x", "1");
    });
    const { files, names } = await factsOf(target, "/etc/x");
    expect([files[0]?.owner, names]).toMatchObject([null, { reason: "missing-source" }]);
    expect(await observationOf(target, "~/x")).toMatchObject({ reason: "missing-source" });
  });

  it("is searched for users without a file of groups, and for groups it is not", async () => {
    const target = rootfs((root) => {
      root.put("/etc/passwd", PASSWD);
    });
    const kinds = ["nouser", "nogroup"] as const;
    const requests = kinds.map((kind) => ({ ...SEARCH, test: { kind } }));
    expect(await fileSearch.collect(target, requests)).toMatchObject([
      { status: "observed", facts: { gaps: [] } },
      { status: "unavailable", reason: "missing-source" },
    ]);
  });

  it("has the homes of its own users, each once", async () => {
    const target = rootfs((root) => {
      withAccounts(root);
      for (const home of ["/root", "/srv/web"]) root.put(`${home}/.netrc`, home);
    });
    expect(await pathsOf(target, "~/.netrc")).toEqual(["/root/.netrc", "/srv/web/.netrc"]);
    expect(await pathsOf(target, "~/.[a-n]*")).toEqual(["/root/.netrc", "/srv/web/.netrc"]);
    expect(await pathsOf(target, "~web/.netrc")).toEqual(["/srv/web/.netrc"]);
    expect(await pathsOf(target, "~")).toEqual(["/root", "/srv/web"]);
  });

  it("is never left by a link", async () => {
    const target = rootfs((root) => {
      withAccounts(root);
      symlinkSync("/etc/passwd", join(root.folder, "absolute"));
      symlinkSync("../../../../../../etc/passwd", join(root.folder, "relative"));
      symlinkSync("/etc", join(root.folder, "folder"));
      symlinkSync("/etc/hostname", join(root.folder, "out"));
    });
    for (const path of ["/absolute", "/relative", "/folder/passwd", "/../../etc/passwd", "/f*/passwd"])
      expect(contentOf(await fileOf(target, path, ["content"])), path).toBe(PASSWD);
    expect(await pathsOf(target, "/out")).toEqual([]);
  });
});

describe("an image", () => {
  it("shows the files of its upper layers, with the names that they have in it", async () => {
    const folder = new ImageFolder();
    open.push({
      close: () => {
        folder.remove();
      },
    });
    const lower = [
      { path: "etc/", type: "5", mode: 0o755 },
      { path: "etc/passwd", content: PASSWD },
      { path: "etc/group", content: GROUP },
      { path: "etc/app.conf", content: "old", uid: 33, gid: 33, mode: 0o600 },
      { path: "etc/gone.conf", content: "gone" },
      { path: "etc/pipe.conf", type: "6" },
    ];
    const upper = [
      { path: "etc/app.conf", content: "new", uid: 33, gid: 7, mode: 0o640 },
      { path: "etc/.wh.gone.conf", content: "" },
      { path: "etc/link.conf", type: "2", to: "../../../etc/app.conf" },
    ];
    const bytes = archiveOf(dockerParts(layersOf(lower, upper)));
    const target = await folder.open(folder.put("image.tar", bytes));
    const { files, gaps } = await factsOf(target, "/etc/*.conf", ["content", "sha256"]);
    expect(gaps).toEqual([]);
    expect(files.map((file) => [file.path, file.mode, file.owner, file.group, contentOf(file)])).toEqual([
      ["/etc/app.conf", 0o640, "web", null, "new"],
      ["/etc/link.conf", 0o640, "web", null, "new"],
      ["/etc/pipe.conf", 0o644, "admin", "wheel", "not-supported"],
    ]);
    expect(files[0]?.sha256?.status).toBe("observed");
    expect(await pathsOf(target, "/etc/passwd/*")).toEqual([]);
  });
});

it("a folder of a rootfs that is none is seen as empty", async () => {
  const target = rootfs((root) => {
    withAccounts(root);
    mkdirSync(join(root.folder, "d"));
    writeFileSync(join(root.folder, "d/f"), "");
  });
  expect(await factsOf(target, "/d/f/*")).toMatchObject({ files: [], gaps: [] });
});
