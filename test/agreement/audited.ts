import { loadPolicy } from "../../src/app/load-policy.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import type { Finding } from "../../src/model/report.ts";
import type { Target } from "../../src/targets/target.ts";
import type { Family } from "./family.ts";

/** The findings of a policy, given as the text of its items, about a target. Its commands may run. */
export async function audited(
  items: string,
  target: Target,
  wrapper: Family["wrapper"] = "Unix",
): Promise<readonly Finding[]> {
  const text = `<check_type:"${wrapper}">\n${items}\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "x.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  const faults = diagnostics.filter(({ severity }) => severity === "error");
  if (faults.length > 0) throw new Error(`${faults.map(({ message }) => message).join("; ")} in\n${text}`);
  const commands = { allows: () => true, user: null, network: "shared" } as const;
  // The time is that of a clock on the wall, and this machine may be busy.
  const options = { loopback: "left-out", commands, regexMilliseconds: 20_000 } as const;
  const report = await runAudit([policy], target, options);
  return report.findings;
}
