import { declareCheck } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { packageVersion } from "../field-kinds/package-version.ts";
import type { PackageVersion } from "../field-kinds/package-version.ts";
import { withKnownGood } from "../wording/with-known-good.ts";
import { operator } from "./compare-version.ts";
import type { PackageComparison } from "./explain-package.ts";
import { explainPackage } from "./explain-package.ts";
import { reviewPackage } from "./review-package.ts";

const fields = {
  rpm: required("rpm", packageVersion, {
    summary: "the package with the version to compare with, as name-version-release",
  }),
  operator: required("operator", operator, {
    summary: "how the installed version has to compare with the given one",
    example: '"gt"',
  }),
  required: optional("required", yesOrNo, { summary: "YES: a package that is not installed is a fault" }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when the installed version of an RPM package compares as given. Not judged yet. */
export const rpmCheck = declareCheck({
  type: "RPM_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary:
    "Passes when the installed version of an RPM package compares with the given one as the operator says.",
  origin: "nessus",
  fields,
  typicalFields: ["required"],
  explain: (values) =>
    withKnownGood(
      explainPackage({ ...comparisonOf(values), database: "the RPM database" }),
      values.knownGood,
    ),
  review: (values): readonly ReviewIssue[] =>
    reviewPackage({ ...comparisonOf(values), versionKeyword: "rpm" }),
});

function comparisonOf({ rpm, operator: wanted, required: presence }: Values): PackageComparison {
  return { name: rpm.name, version: wordsForVersion(rpm), operator: wanted, required: presence };
}

function wordsForVersion({ version, release }: PackageVersion): string | null {
  return version === null || release === null ? version : `${version}-${release}`;
}
