import { defineCheck } from "../define-check.ts";
import type { InstalledPackage } from "../../model/packages.ts";
import { required } from "../field-kinds/field-kind.ts";
import { text } from "../field-kinds/text.ts";
import { explainPackage } from "../package-rule/explain-package.ts";
import { judgePackage } from "../package-rule/judge-package.ts";
import {
  packageComparisonOf,
  packageFields,
  reviewPackageFields,
  titleOf,
} from "../package-rule/package-fields.ts";
import { orderOfSolaris } from "../package-rule/version-orders.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  pkg: required("pkg", text, { summary: "the package", example: '"SUNWsshdr"' }),
  ...packageFields,
};

/** Passes when a Solaris package is installed in a version that compares as given. */
export const pkgCheck = defineCheck({
  type: "PKG_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a Solaris package is installed, and its version compares as the operator says.",
  origin: "nessus",
  fields,
  typicalFields: ["required"],
  explain: (values) =>
    withKnownGood(
      explainPackage({ ...packageComparisonOf(values.pkg, values), database: "the package database" }),
      values.knownGood,
    ),
  review: (values) => reviewPackageFields(values.pkg, values),
  needs: () => [{ kind: "packages" }],
  judge: (values, evidence) => {
    const comparison = packageComparisonOf(values.pkg, values);
    const rule = { manager: "solaris", noun: "package", title: titleOf(comparison) } as const;
    const isMeant = ({ name }: InstalledPackage) => isNamed(name, values.pkg);
    return judgePackage({ ...comparison, ...rule, isMeant, compare: orderOfSolaris }, evidence);
  },
});

/** Packages of IPS are called by the end of their name too: `ssh` is `network/ssh`. */
function isNamed(name: string, wanted: string): boolean {
  const bare = wanted.replace(/^pkg:\/+/, "");
  return name === bare || name.endsWith(`/${bare}`);
}
