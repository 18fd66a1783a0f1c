import { defineCheck } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { packageVersion } from "../field-kinds/package-version.ts";
import type { PackageVersion } from "../field-kinds/package-version.ts";
import { operator } from "../package-rule/compare-version.ts";
import type { PackageComparison } from "../package-rule/explain-package.ts";
import { explainPackage } from "../package-rule/explain-package.ts";
import { judgePackage } from "../package-rule/judge-package.ts";
import { titleOf } from "../package-rule/package-fields.ts";
import { reviewPackage } from "../package-rule/review-package.ts";
import { orderOfRpm } from "../package-rule/version-orders.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

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

/** Passes when the installed version of an RPM package compares as given. */
export const rpmCheck = defineCheck({
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
  needs: () => [{ kind: "packages" }],
  judge: (values, evidence) => {
    const comparison = comparisonOf(values);
    const title = titleOf(comparison);
    return judgePackage({ ...comparison, manager: "rpm", noun: "RPM", title, compare: orderOfRpm }, evidence);
  },
});

function comparisonOf({ rpm, operator: wanted, required: presence }: Values): PackageComparison {
  return { name: rpm.name, version: wordsForVersion(rpm), operator: wanted, required: presence };
}

function wordsForVersion({ version, release }: PackageVersion): string | null {
  return version === null || release === null ? version : `${version}-${release}`;
}
