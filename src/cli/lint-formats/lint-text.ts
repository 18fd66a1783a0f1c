import { printable } from "../../support/printable.ts";
import { countDiagnostics, formatDiagnostics } from "../format-diagnostics.ts";
import { countRules } from "./count-rules.ts";
import type { LintResult } from "./lint-format.ts";

/** More names than these would hide what the last line says. */
const NAMED = 3;

/** For people: every diagnostic with a code frame, then one line that sums up. */
export function lintText({ policies }: LintResult): string {
  const faults = policies.map(formatDiagnostics).join("");
  const rules = policies.reduce((sum, { policy }) => sum + countRules(policy), 0);
  const names = policies.map(({ file }) => printable(file));
  const files = names.length > NAMED ? `${names.length} policies` : names.join(", ");
  return `${faults}${files}: ${rules} rule${rules === 1 ? "" : "s"}, ${countDiagnostics(policies)}\n`;
}
