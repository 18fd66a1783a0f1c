import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lacks } from "../support-hosts/requires.ts";
import { HARMLESS, scratchFolder } from "./audit-command.ts";

const scratch = scratchFolder();
afterAll(() => {
  scratch.remove();
});

function npm(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync("npm", args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`npm ${args.join(" ")}: ${stderr}`);
  return stdout;
}

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** npm 11 prints a list, later versions may print an object by package name. */
function packed(): Packed {
  const text = npm(["pack", "--json", "--ignore-scripts", "--silent", "--pack-destination", scratch.folder]);
  const answer = JSON.parse(text) as readonly Packed[] | Readonly<Record<string, Packed>>;
  const [first] = Object.values(answer);
  if (first === undefined) throw new Error("npm packed nothing");
  return first;
}

describe("the package", () => {
  const { filename, files } = packed();
  const paths = files.map(({ path }) => path);

  it("holds the command, the library, types, grammar and policies, and no tests", () => {
    for (const path of [
      "dist/audit.cjs",
      "dist/cli.cjs",
      "dist/cli-later.cjs",
      "dist/holder-worker.cjs",
      "dist/scan-worker.cjs",
      "dist/index.js",
      "dist/report.schema.json",
      "dist/scan.schema.json",
      "dist/inventory.schema.json",
      "dist/watch.schema.json",
      "dist/plan.schema.json",
      "packaging/systemd/README.md",
      "dist/types/src/app/index.d.ts",
      "grammar/audit.ebnf",
      "audits/web-server.audit",
      "LICENSE",
      "README.md",
    ])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /^(test|bench|src|\.)|\.test\.|\/\./.test(path))).toEqual([]);
  });

  it.skipIf(lacks("npm registry"))("works from any folder once it is installed", () => {
    const prefix = join(scratch.folder, "prefix");
    npm(["install", "--global", "--silent", "--prefix", prefix, join(scratch.folder, filename)]);
    const audit = join(prefix, "bin/audit");
    const policy = scratch.put("policy.audit", HARMLESS);
    const run = spawnSync(audit, ["run", policy, "-o", "junit"], { cwd: "/", encoding: "utf8" });
    expect(run.stderr).toBe("");
    expect(run.stdout).toContain("<testsuites");
    const script = 'import("dotaudit").then((library) => console.log(Object.keys(library).sort().join()))';
    const where = join(prefix, "lib/node_modules/dotaudit");
    const library = spawnSync(process.execPath, ["--eval", script], { cwd: where, encoding: "utf8" });
    for (const name of ["parsePolicy", "bindPolicy", "collectEvidence", "judge", "runAudit"])
      expect(library.stdout).toContain(name);
  });
});
