import { expect } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import type { AuditOptions } from "../../src/app/run-audit.ts";
import type { Finding } from "../../src/model/report.ts";
import { localTarget } from "../../src/targets/local/local-target.ts";

/** A kind of policy, and what stands around the lines of an item in it. */
export interface ItemFrame {
  readonly wrapper: "Unix" | "FileContent";
  readonly tag: "item" | "custom_item";
}

/** Judges one item on this machine, as a user's policy would be. */
export async function findingHere(
  lines: string,
  { wrapper, tag }: ItemFrame,
  options: Partial<AuditOptions> = {},
): Promise<Finding> {
  const text = `<check_type:"${wrapper}">\n<${tag}>\ndescription : "A rule"\n${lines}\n</${tag}>\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors, "the item binds").toEqual([]);
  const report = await runAudit([policy], localTarget(), { loopback: "left-out", ...options });
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}
