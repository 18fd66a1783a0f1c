import { execFileSync } from "node:child_process";
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { FileAccess } from "../../../src/targets/file-access.ts";
import { lacks } from "../../support-hosts/requires.ts";
import { ImageFolder } from "./made-image.ts";

const folder = new ImageFolder();
afterAll(() => {
  folder.remove();
});

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, { cwd: folder.path, stdio: ["ignore", "ignore", "pipe"] });
}

/** Unpacks the image, has its files changed, and makes a layer of what changed. Gives the root of the files. */
function layer(change: (root: string) => void): string {
  const bundle = `bundle-${readdirSync(folder.path).length}`;
  run("umoci", "unpack", "--rootless", "--image", "oci:web", bundle);
  const root = join(folder.path, bundle, "rootfs");
  change(root);
  run("umoci", "repack", "--image", "oci:web", bundle);
  return root;
}

/** Every file below a root in one line: path, kind and content. */
function linesOf(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const full = join(entry.parentPath, entry.name);
      const path = `/${relative(root, full)}`;
      if (entry.isDirectory()) return `${path} folder`;
      return `${path} ${entry.isSymbolicLink() ? readlinkSync(full) : readFileSync(full, "latin1").length}`;
    })
    .sort();
}

function linesIn(files: FileAccess, path = ""): readonly string[] {
  const names = files.list(path || "/");
  if (names.status === "unavailable") throw new Error(names.detail);
  return names.value
    .flatMap((name) => {
      const full = `${path}/${name}`;
      const link = files.readLink(full);
      if (link.status === "observed") return [`${full} ${link.value}`];
      const identity = files.stat(full);
      if (identity.status === "unavailable") throw new Error(identity.detail);
      const { isFile, size } = identity.value;
      return isFile === "directory" ? [`${full} folder`, ...linesIn(files, full)] : [`${full} ${size}`];
    })
    .sort();
}

describe.skipIf(lacks("umoci", "skopeo"))("an image that umoci made", () => {
  run("umoci", "init", "--layout", "oci");
  run("umoci", "new", "--image", "oci:web");
  layer((root) => {
    for (const path of ["etc", "usr/bin", "var/lib/old/deep"])
      mkdirSync(join(root, path), { recursive: true });
    writeFileSync(join(root, "etc/services"), "web 80/tcp\n");
    writeFileSync(join(root, "usr/bin/app"), "x".repeat(100_000), { mode: 0o755 });
    writeFileSync(join(root, "var/lib/old/deep/file"), "old");
    writeFileSync(join(root, `etc/${"n".repeat(200)}`), "long");
    symlinkSync("app", join(root, "usr/bin/sh"));
    symlinkSync("usr/bin", join(root, "bin"));
  });
  const root = layer((changed) => {
    rmSync(join(changed, "var/lib/old"), { recursive: true });
    rmSync(join(changed, "bin"));
    mkdirSync(join(changed, "bin"));
    writeFileSync(join(changed, "bin/new"), "new");
    writeFileSync(join(changed, "etc/services"), "web 81/tcp\n");
  });
  run("umoci", "config", "--image", "oci:web", "--config.exposedports", "81/tcp");
  run("skopeo", "copy", "--insecure-policy", "oci:oci:web", "docker-archive:docker.tar:web:1");
  run("skopeo", "copy", "--insecure-policy", "oci:oci:web", "oci-archive:oci.tar:web");
  run("skopeo", "copy", "--insecure-policy", "--dest-compress-format", "zstd", "oci:oci:web", "oci:zstd:web");

  it.each(["oci", "docker.tar", "oci.tar", "zstd"])(
    "has the files in %s that umoci unpacks",
    async (name) => {
      const target = await folder.open(join(folder.path, name));
      expect(linesIn(target.files!)).toEqual(linesOf(root));
      expect(target.files!.readText("/etc/services")).toEqual({ status: "observed", value: "web 81/tcp\n" });
      expect(target.atRest!.exposedPorts).toMatchObject([{ transport: "tcp", port: 81 }]);
      expect(lstatSync(join(root, "bin/new")).isFile()).toBe(true);
    },
  );
});
