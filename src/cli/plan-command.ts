import { planTouches } from "../app/plan-touches.ts";
import { localTarget } from "../targets/local/local-target.ts";
import { inertJson } from "../support/inert-json.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import { planText } from "./plan-text.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit plan`. */
export interface PlanOptions extends PolicyOptions {
  readonly format: "text" | "json";
  readonly includeLoopback?: boolean;
}

/** `audit plan POLICY…`: what a run would touch, before anything is touched. */
export async function planCommand(names: readonly string[], options: PlanOptions): Promise<number> {
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was planned: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const plan = planTouches(
    policies.map(({ policy }) => policy),
    localTarget(),
    { loopback: options.includeLoopback === true ? "counted" : "left-out" },
  );
  await writeStdout(options.format === "json" ? inertJson(plan) : planText(plan));
  return 0;
}
