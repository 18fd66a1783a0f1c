import { reportedDiagnostics } from "../app/load-policy.ts";
import type { LoadedPolicy } from "../app/load-policy.ts";
import { remarkOnSelection } from "../gate/selection/remark-on-selection.ts";
import { selectRules } from "../gate/selection/select-rules.ts";
import type { Selection } from "../gate/selection/select-rules.ts";
import type { Policy } from "../model/policy.ts";
import type { ReportedDiagnostic } from "../model/report.ts";

/** Policies with the rules that were chosen, and what a report says of their texts. */
export interface SelectedPolicies {
  readonly judged: readonly Policy[];
  readonly diagnostics: readonly ReportedDiagnostic[];
}

/** Leaves the rules in policies that were chosen. */
export function selectLoaded(policies: readonly LoadedPolicy[], selection: Selection): SelectedPolicies {
  const chosen = policies.map(({ policy }) => selectRules(policy, selection));
  const diagnostics = [...policies.flatMap(reportedDiagnostics), ...remarkOnSelection(chosen, selection)];
  return { judged: chosen.map(({ policy }) => policy), diagnostics };
}
