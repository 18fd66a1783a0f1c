import { expect } from "vitest";
import { loadPolicy } from "../../../src/app/load-policy.ts";
import { runAudit } from "../../../src/app/run-audit.ts";
import type { Finding } from "../../../src/model/report.ts";
import { openRootfs } from "../../../src/targets/rootfs/open-rootfs.ts";
import type { Target } from "../../../src/targets/target.ts";

/** Runs one item on a target, from its text to its finding. */
export async function findingOn(target: Target, item: string): Promise<Finding> {
  const [open, close] = item.startsWith("name") ? ["<item>", "</item>"] : ["<custom_item>", "</custom_item>"];
  const text = `<check_type:"Unix">\n${open}\ndescription : "A rule"\n${item}\n${close}\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  expect(
    diagnostics.filter(({ severity }) => severity === "error"),
    "the item binds",
  ).toEqual([]);
  const report = await runAudit([policy], target, { loopback: "left-out" });
  const [finding] = report.findings;
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

/** The system at rest in a folder. */
export function systemAt(folder: string): { readonly target: Target; close(): void } {
  const opened = openRootfs({ folder, name: "rootfs:x", predict: "not-asked" });
  if (opened.status === "unavailable") throw new Error(opened.detail);
  return opened.value;
}
