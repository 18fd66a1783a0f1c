import { declareCheck } from "../define-check.ts";
import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional, required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { operator } from "../rpm-check/compare-version.ts";
import type { PackageComparison } from "../rpm-check/explain-package.ts";
import { explainPackage } from "../rpm-check/explain-package.ts";
import { reviewPackage } from "../rpm-check/review-package.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  pkg: required("pkg", text, { summary: "the package", example: '"SUNWsshdr"' }),
  version: optional("version", text, { summary: "the version to compare with", example: '"11.0"' }),
  operator: optional("operator", operator, {
    summary: "how the installed version has to compare with the given one",
    example: '"gte"',
  }),
  required: optional("required", yesOrNo, { summary: "YES: a package that is not installed is a fault" }),
  ...commonFields,
};

type Values = FieldValues<typeof fields>;

/** Passes when a Solaris package is installed in a version that compares as given. Not judged yet. */
export const pkgCheck = declareCheck({
  type: "PKG_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a Solaris package is installed, and its version compares as the operator says.",
  origin: "nessus",
  fields,
  typicalFields: ["required"],
  explain: (values) =>
    withKnownGood(
      explainPackage({ ...comparisonOf(values), database: "the package database" }),
      values.knownGood,
    ),
  review,
});

/** Without an operator the rule can only mean that the package has to be installed. */
function comparisonOf({ pkg, version, operator: wanted, required: presence }: Values): PackageComparison {
  return { name: pkg, version, operator: wanted, required: wanted === null ? (presence ?? "YES") : presence };
}

function review(values: Values): readonly ReviewIssue[] {
  const { version, operator: wanted } = values;
  if ((version === null) === (wanted === null))
    return reviewPackage({ ...comparisonOf(values), versionKeyword: "version" });
  const [given, missing] = version === null ? ["operator", "version"] : ["version", "operator"];
  const message = `\`${given}\` has no effect without \`${missing}\``;
  return [{ code: "AUD2112", severity: "warning", message, hint: `add ${missing}`, keyword: given }];
}
