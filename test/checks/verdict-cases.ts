import { expect, it } from "vitest";
import { loadPolicy } from "../../src/app/load-policy.ts";
import { judge } from "../../src/app/run-audit.ts";
import type { Finding } from "../../src/model/report.ts";
import type { FindingStatus } from "../../src/model/verdict.ts";
import { evidenceOf } from "./host.ts";
import type { Host } from "./host.ts";

/** One sentence, an item's lines, a host, the status that follows, and words that the verdict has to say. */
export interface VerdictCase {
  readonly says: string;
  readonly item: string;
  readonly host: Host;
  readonly status: FindingStatus;
  readonly words?: readonly string[];
  readonly wrapper?: string;
  readonly loopback?: "counted";
}

/** Binds the item as a user's policy would be bound, and judges it on the host. */
export function findingFor({ item, host, wrapper, loopback }: Omit<VerdictCase, "says" | "status">): Finding {
  const text = `<check_type:"${wrapper ?? "Unix"}">\n<custom_item>\ndescription : "A rule"\n${item}\n</custom_item>\n</check_type>\n`;
  const { policy, diagnostics } = loadPolicy(
    { file: "test.audit", bytes: Buffer.from(text) },
    { dialect: "dotaudit" },
  );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors, "the item binds").toEqual([]);
  const [finding] = judge([policy], evidenceOf(host), { loopback: loopback ?? "left-out" });
  if (finding === undefined) throw new Error("the item became no finding");
  return finding;
}

/** Declares one test for each case. */
export function verdictCases(cases: readonly VerdictCase[]): void {
  it.each(cases)("$says", (example) => {
    const finding = findingFor(example);
    const said = JSON.stringify(finding.verdict);
    expect(finding.status, said).toBe(example.status);
    for (const word of example.words ?? []) expect(said).toContain(word);
  });
}
