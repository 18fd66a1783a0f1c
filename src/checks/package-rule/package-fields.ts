import type { FieldValues, ReviewIssue } from "../fields.ts";
import { yesOrNo } from "../field-kinds/choice.ts";
import { commonFields } from "../field-kinds/common-fields.ts";
import { optional } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { operator } from "./compare-version.ts";
import type { PackageComparison } from "./explain-package.ts";
import { reviewPackage } from "./review-package.ts";

/** Keywords of checks that have the version of a package apart from its name. */
export const packageFields = {
  version: optional("version", text, { summary: "the version to compare with", example: '"11.0"' }),
  operator: optional("operator", operator, {
    summary: "how the installed version has to compare with the given one",
    example: '"gte"',
  }),
  required: optional("required", yesOrNo, { summary: "YES: a package that is not installed is a fault" }),
  ...commonFields,
};

type Values = FieldValues<typeof packageFields>;

/** Without an operator the rule can only mean that the package has to be installed. */
export function packageComparisonOf(name: string, values: Values): PackageComparison {
  const { version, operator: wanted, required: presence } = values;
  return { name, version, operator: wanted, required: wanted === null ? (presence ?? "YES") : presence };
}

/** Reports a version without an operator and the other way round, and comparisons that nothing or everything passes. */
export function reviewPackageFields(name: string, values: Values): readonly ReviewIssue[] {
  const { version, operator: wanted } = values;
  if ((version === null) === (wanted === null))
    return reviewPackage({ ...packageComparisonOf(name, values), versionKeyword: "version" });
  const [given, missing] = version === null ? ["operator", "version"] : ["version", "operator"];
  const message = `\`${given}\` has no effect without \`${missing}\``;
  return [{ code: "AUD2112", severity: "warning", message, hint: `add ${missing}`, keyword: given }];
}

/** The name with the version of the rule, as findings show it. */
export function titleOf({ name, version }: PackageComparison): string {
  return version === null ? name : `${name}-${version}`;
}
