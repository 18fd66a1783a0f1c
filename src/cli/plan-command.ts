import { planTouches } from "../app/plan-touches.ts";
import { inertJson } from "../support/inert-json.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import { planText } from "./plan-text.ts";
import { PLAN_SCHEMA } from "./plan-schema.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { touchSurfaceOf } from "./touch-surface-of.ts";
import { writeStdout } from "./write-output.ts";

/** Options of `audit plan`. */
export interface PlanOptions extends PolicyOptions {
  readonly format: "text" | "json";
  readonly includeLoopback?: boolean;
  /** `KIND:WORD` or `local`; absent: this machine. */
  readonly target?: string;
}

/** `audit plan POLICY…`: what a run would touch, before anything is touched. */
export async function planCommand(names: readonly string[], options: PlanOptions): Promise<number> {
  const { target } = options;
  const surface = touchSurfaceOf(target ?? "local");
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was planned: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const planned = planTouches(
    policies.map(({ policy }) => policy),
    surface,
    { loopback: options.includeLoopback === true ? "counted" : "left-out" },
  );
  const plan = target === undefined ? planned : { ...planned, target };
  await writeStdout(
    options.format === "json" ? inertJson({ $schema: PLAN_SCHEMA, ...plan }) : planText(plan),
  );
  return 0;
}
