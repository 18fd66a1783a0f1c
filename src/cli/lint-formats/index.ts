import type { LINT_FORMAT_NAMES } from "./format-names.ts";
import type { LintFormat } from "./lint-format.ts";
import { lintGithub } from "./lint-github.ts";
import { lintJson } from "./lint-json.ts";
import { lintSarif } from "./lint-sarif.ts";
import { lintText } from "./lint-text.ts";

/** Every format of `audit lint` by the word after `--format`. */
export const LINT_FORMATS: Readonly<Record<(typeof LINT_FORMAT_NAMES)[number], LintFormat>> = {
  text: lintText,
  json: lintJson,
  sarif: lintSarif,
  github: lintGithub,
};
