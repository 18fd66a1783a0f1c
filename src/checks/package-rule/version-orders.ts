import type { InstalledPackage } from "../../model/packages.ts";
import { compareApkVersions } from "./compare-apk-versions.ts";
import { compareDebianVersions } from "./compare-debian-versions.ts";
import { compareNumbers, compareRpmVersions } from "./compare-rpm-versions.ts";
import { fullVersionOf } from "./judge-package.ts";

/** Compares as rpm does. An epoch or a release that the rule does not give is not compared. */
export function orderOfRpm(installed: InstalledPackage, wanted: string): number {
  const { epoch, version, release } = partsOf(wanted);
  const orders = [
    () => (epoch === null ? 0 : compareNumbers(installed.epoch ?? "0", epoch)),
    () => compareRpmVersions(installed.version, version),
    () => (release === null ? 0 : compareRpmVersions(installed.release ?? "", release)),
  ];
  return firstDifference(orders);
}

/** Compares as `dpkg --compare-versions` does: no epoch is epoch 0, no revision comes before all others but 0. */
export function orderOfDebian(installed: InstalledPackage, wanted: string): number {
  const { epoch, version, release } = partsOf(wanted);
  return firstDifference([
    () => compareNumbers(installed.epoch ?? "0", epoch ?? "0"),
    () => compareDebianVersions(installed.version, version),
    () => compareDebianVersions(installed.release ?? "", release ?? ""),
  ]);
}

/** Compares as `apk version` does. */
export function orderOfApk(installed: InstalledPackage, wanted: string): number {
  return compareApkVersions(fullVersionOf(installed), wanted);
}

/** Compares versions of Solaris part by part; what stands behind a comma (`REV=…`) does not count. */
export function orderOfSolaris(installed: InstalledPackage, wanted: string): number {
  const [mine = "", its = ""] = [installed.version, wanted].map((text) => text.split(",")[0]);
  return compareRpmVersions(mine, its);
}

function partsOf(text: string) {
  const [, epoch, rest = ""] = /^(?:([0-9]+):)?(.*)$/s.exec(text.trim()) ?? [];
  const dash = rest.lastIndexOf("-");
  return {
    epoch: epoch ?? null,
    version: dash === -1 ? rest : rest.slice(0, dash),
    release: dash === -1 ? null : rest.slice(dash + 1),
  };
}

function firstDifference(orders: readonly (() => number)[]): number {
  for (const order of orders) {
    const difference = order();
    if (difference !== 0) return difference;
  }
  return 0;
}
