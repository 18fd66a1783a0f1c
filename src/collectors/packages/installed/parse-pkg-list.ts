import type { InstalledPackage } from "../../../model/packages.ts";

const FMRI = /^pkg:\/(?:\/[^/\s]+)?\/?([^@\s]+)@([^\s:]+)\S*(?:\s|$)/;

/** What `pkg list -Hv` prints: one FMRI on each line (`pkg://solaris/network/ssh@8.4,5.11-…`); `null` for another shape. */
export function parsePkgList(text: string): readonly InstalledPackage[] | null {
  const packages: InstalledPackage[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [, name, whole = ""] = FMRI.exec(line) ?? [];
    if (name === undefined) return null;
    const [version = "", release] = whole.split(",");
    packages.push({
      name,
      epoch: null,
      version,
      release: release ?? null,
      architecture: "",
      state: "installed",
    });
  }
  return packages;
}
