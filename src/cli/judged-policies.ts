import { reportedDiagnostics } from "../app/load-policy.ts";
import { remarkOnSelection } from "../gate/selection/remark-on-selection.ts";
import { selectRules } from "../gate/selection/select-rules.ts";
import type { Selection } from "../gate/selection/select-rules.ts";
import type { Policy } from "../model/policy.ts";
import type { ReportedDiagnostic } from "../model/report.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { Output } from "./outputs.ts";
import type { RunOptions } from "./run-options.ts";

/** The policies of a run with the rules that were chosen, or that they cannot be judged, which was said. */
export type JudgedPolicies =
  | { readonly status: "faulty" }
  | {
      readonly status: "loaded";
      readonly judged: readonly Policy[];
      readonly diagnostics: readonly ReportedDiagnostic[];
    };

/** Reads the policies of a run. Their faults go to standard error, unless a report on the terminal tells them. */
export function judgedPolicies(
  names: readonly string[],
  options: RunOptions,
  { selection, outputs }: { readonly selection: Selection; readonly outputs: readonly Output[] },
): JudgedPolicies {
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was judged: ${countDiagnostics(policies)} in the policy.\n`);
    return { status };
  }
  const isTerminalReport = outputs.some(({ format, path }) => format === "terminal" && path === null);
  if (!isTerminalReport) printDiagnostics(policies, "without-notes");
  const chosen = policies.map(({ policy }) => selectRules(policy, selection));
  const diagnostics = [...policies.flatMap(reportedDiagnostics), ...remarkOnSelection(chosen, selection)];
  return { status: "loaded", judged: chosen.map(({ policy }) => policy), diagnostics };
}
