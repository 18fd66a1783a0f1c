import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Top folder of the checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** The Node that npm installed beside the project, else the one that runs this script. */
export function projectNode() {
  const installed = join(ROOT, "node_modules/.bin/node");
  return existsSync(installed) ? installed : process.execPath;
}

/** Runs a program with inherited output and gives its exit status. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", ...options });
  if (result.error) throw result.error;
  return result.status ?? 1;
}

/** SHA-256 over names and contents of files below the top folder. */
export function digestOf(files) {
  const hash = createHash("sha256");
  for (const file of [...files].sort())
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(ROOT, file)))
      .update("\0");
  return hash.digest("hex");
}

/** Whether the stamp file already holds this digest. */
export function isStamped(stamp, digest) {
  const file = join(ROOT, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === digest;
}

/** Remembers the digest of what was just made. */
export function stamp(file, digest) {
  writeFileSync(join(ROOT, file), digest);
}

/** Every file below some folders, as paths from the top. */
export function filesBelow(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(ROOT.length + 1)),
  );
}
