import { defineCheck } from "../define-check.ts";
import type { ReviewIssue } from "../fields.ts";
import { defaultsFields } from "./defaults-fields.ts";
import type { DefaultsValues } from "./defaults-fields.ts";
import { explainDefaults } from "./explain-defaults.ts";
import { defaultsRequest, judgeDefaults } from "./judge-defaults.ts";

/** Passes when a macOS setting matches. */
export const macosxDefaultsRead = defineCheck({
  type: "MACOSX_DEFAULTS_READ",
  form: "typed",
  platforms: ["unix"],
  summary: "Passes when a macOS setting, as defaults reads it, matches a pattern.",
  origin: "nessus",
  fields: defaultsFields,
  typicalFields: ["regex"],
  explain: explainDefaults,
  review,
  needs: (values) => [defaultsRequest(values)],
  judge: judgeDefaults,
});

function review({ regex, notRegex }: DefaultsValues): readonly ReviewIssue[] {
  if (regex !== null || notRegex !== null) return [];
  const message = "nothing is tested: there is neither `regex` nor `not_regex`";
  return [{ code: "AUD2110", severity: "warning", message, hint: 'add regex : "…"', keyword: "plist_item" }];
}
