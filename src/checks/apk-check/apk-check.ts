import { defineCheck } from "../define-check.ts";
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
import { orderOfApk } from "../package-rule/version-orders.ts";
import { withKnownGood } from "../wording/with-known-good.ts";

const fields = {
  apk: required("apk", text, { summary: "the package", example: '"busybox"' }),
  ...packageFields,
};

/** Passes when a package of apk is installed, or is not, in a version that compares as given. */
export const apkCheck = defineCheck({
  type: "APK_CHECK",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a package of apk is installed, and its version compares as the operator says.",
  origin: "extension",
  fields,
  typicalFields: ["required"],
  explain: (values) =>
    withKnownGood(
      explainPackage({ ...packageComparisonOf(values.apk, values), database: "the database of apk" }),
      values.knownGood,
    ),
  review: (values) => reviewPackageFields(values.apk, values),
  needs: () => [{ kind: "packages" }],
  judge: (values, evidence) => {
    const comparison = packageComparisonOf(values.apk, values);
    const rule = { manager: "apk", noun: "package", title: titleOf(comparison) } as const;
    return judgePackage({ ...comparison, ...rule, compare: orderOfApk }, evidence);
  },
});
