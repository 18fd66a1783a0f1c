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
import { orderOfDebian } from "../package-rule/version-orders.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  dpkg: required("dpkg", text, { summary: "the package", example: '"openssh-server"' }),
  ...packageFields,
};

/** Passes when a package of dpkg is installed, or is not, in a version that compares as given. */
export const dpkgCheck = defineCheck({
  type: "DPKG_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a package of dpkg is installed, and its version compares as the operator says.",
  origin: "extension",
  fields,
  typicalFields: ["required"],
  explain: (values) =>
    withKnownGood(
      explainPackage({ ...packageComparisonOf(values.dpkg, values), database: "the database of dpkg" }),
      values.knownGood,
    ),
  review: (values) => reviewPackageFields(values.dpkg, values),
  needs: () => [{ kind: "packages" }],
  judge: (values, evidence) => {
    const comparison = packageComparisonOf(values.dpkg, values);
    const rule = { manager: "dpkg", noun: "package", title: titleOf(comparison) } as const;
    const isMeant = (one: InstalledPackage) => isNamed(one, values.dpkg);
    return judgePackage({ ...comparison, ...rule, isMeant, compare: orderOfDebian }, evidence);
  },
});

/** `name` is a package of any architecture, `name:amd64` of one. */
function isNamed({ name, architecture }: InstalledPackage, wanted: string): boolean {
  return name === wanted || `${name}:${architecture}` === wanted;
}
