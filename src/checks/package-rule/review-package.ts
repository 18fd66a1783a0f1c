import type { ReviewIssue } from "../fields.ts";
import { isLowest } from "./compare-version.ts";
import type { PackageComparison } from "./explain-package.ts";

/** Reports a comparison that no host can pass, and one that every host passes. */
export function reviewPackage(
  values: PackageComparison & { readonly versionKeyword: string },
): readonly ReviewIssue[] {
  const { version, operator, required, versionKeyword } = values;
  if (version === null || operator === null || !isLowest(version)) return [];
  const wantsNewer = operator === "gt" || operator === "gte";
  if (!wantsNewer && required === "YES") return [neverPasses(version, versionKeyword)];
  return wantsNewer && required === "NO" ? [alwaysPasses(version)] : [];
}

function neverPasses(version: string, keyword: string): ReviewIssue {
  return {
    code: "AUD2114",
    severity: "warning",
    message: `no host can pass: the package has to be installed, and no version is as low as ${version}`,
    hint: "leave `required` out if the package must not be installed",
    keyword,
  };
}

function alwaysPasses(version: string): ReviewIssue {
  return {
    code: "AUD2115",
    severity: "warning",
    message: `every host passes: the package need not be installed, and every version is above ${version}`,
    hint: "write required : YES if the package has to be installed",
    keyword: "required",
  };
}
