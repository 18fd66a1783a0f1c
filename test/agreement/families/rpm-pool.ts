import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const RPM_NAMES = ["ann", "java-1.8.0-openjdk", "kernel"] as const;

/** Versions as a policy writes them, some with an epoch. */
export const RPM_VERSIONS = [
  "1.0-1",
  "1.0-1.el9",
  "1.0-2.el9_4.1",
  "1.0~rc1-1",
  "1.0^git1-1",
  "1.0a-1",
  "1.10-1",
  "01.0-1",
  "2:0.5-1",
  "5.14.0-427.el9",
] as const;

interface Pool {
  readonly folder: string;
  readonly packages: readonly string[];
}

let pool: Pool | undefined;

/** Real packages without files: every name in every version. Built once. */
export function rpmPool(): readonly string[] {
  pool ??= build();
  return pool.packages;
}

/** Removes what was built. */
export function emptyRpmPool(): void {
  if (pool !== undefined) rmSync(pool.folder, { recursive: true });
  pool = undefined;
}

function build(): Pool {
  const folder = mkdtempSync(join(tmpdir(), "dotaudit-rpms-"));
  const specs = RPM_VERSIONS.map((version, at) => {
    const spec = join(folder, `${at}.spec`);
    writeFileSync(spec, specOf(version));
    return spec;
  });
  execFileSync("rpmbuild", ["-bb", "--nodeps", "--define", `_topdir ${folder}`, ...specs], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  return { folder, packages: globSync(join(folder, "RPMS", "noarch", "*.rpm")).sort() };
}

/** A package without files, so that none is made of it, and beside it one for every name. */
function specOf(text: string): string {
  const [, epoch, version = "", release = ""] = /^(?:(\d+):)?([^-]+)-(.+)$/.exec(text) ?? [];
  const numbers = `Version: ${version}\nRelease: ${release}\n${epoch === undefined ? "" : `Epoch: ${epoch}\n`}`;
  const head = `Name: pool\n${numbers}Summary: x\nLicense: x\nBuildArch: noarch\n%description\nx\n`;
  const others = RPM_NAMES.map(
    (name) => `%package -n ${name}\n${numbers}Summary: x\n%description -n ${name}\nx\n%files -n ${name}\n`,
  );
  return head + others.join("");
}
