import { expect } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { Finding } from "../../../src/model/report.ts";
import type { Verdict } from "../../../src/model/verdict.ts";
import { localTarget } from "../../../src/targets/local/local-target.ts";
import type { Target } from "../../../src/targets/target.ts";

/** Judges one item of a policy on a target as `audit run` does. */
export async function judgedItem(item: string, target: Target = localTarget()): Promise<Finding> {
  const text = `<check_type:"Unix">\n<custom_item>\ndescription : "A rule"\n${item}\n</custom_item>\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const { findings } = await runAudit([policy], target, { loopback: "left-out" });
  const [finding] = findings;
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

/** What a verdict shows as the actual value. */
export function actualOf({ verdict }: { readonly verdict: Verdict }): string {
  return verdict.status === "skipped" ? "" : (verdict.actual ?? "");
}
