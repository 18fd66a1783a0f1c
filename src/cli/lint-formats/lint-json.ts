import { reportedDiagnostics } from "../../app/load-policy.ts";
import { inertJson } from "../../support/inert-json.ts";
import { countRules } from "./count-rules.ts";
import type { LintResult } from "./lint-format.ts";

/** `{ schemaVersion, files: [{ file, rules, diagnostics }] }`. */
export function lintJson({ policies }: LintResult): string {
  const files = policies.map((loaded) => ({
    file: loaded.file,
    rules: countRules(loaded.policy),
    diagnostics: reportedDiagnostics(loaded),
  }));
  return inertJson({ schemaVersion: "1.0", files });
}
