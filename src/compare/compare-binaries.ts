import type { BinaryState, Change, PackageChange } from "../model/comparison.ts";
import type { BinaryPair } from "./binaries-of.ts";

/** The executables whose bytes, package or presence on disk are not what they were. */
export function compareBinaries(pairs: readonly BinaryPair[]): readonly Change[] {
  return pairs
    .filter(({ before, after }) => hasChanged(before, after))
    .map((pair) => ({ kind: "binary-changed", ...pair, package: packageChange(pair) }));
}

function hasChanged(before: BinaryState, after: BinaryState): boolean {
  if (before.deleted !== after.deleted) return true;
  return (
    ["sha256:", "md5:"].some((prefix) =>
      differ(startingWith(before.digests, prefix), startingWith(after.digests, prefix)),
    ) ||
    differ(before.packages, after.packages) ||
    differ(before.integrity, after.integrity)
  );
}

/** What one side did not record is no difference; where it matters, it is an obstacle. */
function differ(before: readonly string[], after: readonly string[]): boolean {
  return before.length > 0 && after.length > 0 && JSON.stringify(before) !== JSON.stringify(after);
}

function startingWith(texts: readonly string[], prefix: string): readonly string[] {
  return texts.filter((text) => text.startsWith(prefix));
}

function packageChange({ before, after }: BinaryPair): PackageChange {
  if (before.packages.length === 0 || after.packages.length === 0) return "not-recorded";
  if (differ(before.packages, after.packages)) return "updated";
  return after.packages.every((name) => name === "none") ? "no-package" : "unchanged";
}
