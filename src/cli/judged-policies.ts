import type { Selection } from "../gate/selection/select-rules.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { Output } from "./outputs.ts";
import type { RunOptions } from "./run-options.ts";
import { selectLoaded } from "./select-loaded.ts";
import type { SelectedPolicies } from "./select-loaded.ts";

/** The policies of a run with the rules that were chosen, or that they cannot be judged, which was said. */
export type JudgedPolicies =
  { readonly status: "faulty" } | ({ readonly status: "loaded" } & SelectedPolicies);

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
  return { status: "loaded", ...selectLoaded(policies, selection) };
}
