import type { InstalledPackage } from "../../../model/packages.ts";

const PACKAGE = /^(\S+)(?:[ \t].*)?\n[ \t]+\(([^)\n]*)\)[ \t]+(\S+).*$/;

/** What `pkginfo -x` prints: two lines for each package, the second with architecture and version; `null` for another shape. */
export function parsePkginfo(text: string): readonly InstalledPackage[] | null {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const packages: InstalledPackage[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const [, name, architecture = "", version] = PACKAGE.exec(lines.slice(at, at + 2).join("\n")) ?? [];
    if (name === undefined || version === undefined) return null;
    packages.push({ name, epoch: null, version, release: null, architecture, state: "installed" });
  }
  return packages;
}
