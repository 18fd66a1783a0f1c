import type { EvidenceSource } from "../app/evidence-source.ts";
import { planScript } from "../app/plan-script.ts";
import { recordHost } from "../app/record-host.ts";
import type { EvidenceDocument } from "../evidence/evidence-document.ts";
import { renderDocument } from "../evidence/render-document.ts";
import { printable } from "../support/printable.ts";
import type { CommandOptions } from "./command-options.ts";
import { commandLeave } from "./commands/command-leave.ts";
import type { CollectTarget } from "./collect-target.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { spareMemory } from "./spare-memory.ts";
import { givenKindOptions } from "./targets/kind-options.ts";
import { thisMachine } from "./this-machine.ts";
import { withProgress } from "./with-progress.ts";
import { writeEvidence } from "./write-evidence.ts";
import { refuseOverwriting } from "./write-output.ts";

/** Options of `audit collect`. */
export interface CollectOptions extends PolicyOptions, CommandOptions, CollectTarget {
  readonly output: string;
  readonly includeLoopback?: boolean;
  /** Print a shell script that records, instead of recording. */
  readonly script?: boolean;
}

/** `audit collect [POLICY…]`: writes what was seen. Exit 2 where something that was asked for was not. */
export async function collectCommand(names: readonly string[], options: CollectOptions): Promise<number> {
  if (options.output !== "-") refuseOverwriting(names, options.output);
  spareMemory();
  const machine = options.target === undefined ? await thisMachine() : null;
  await refuseKindOptions(options);
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was recorded: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const bound = policies.map(({ policy }) => policy);
  const loopback = options.includeLoopback === true ? "counted" : "left-out";
  if (options.script === true) {
    await writeEvidence(options.output, [planScript(bound, { loopback }, commandLeave(options, bound))]);
    return 0;
  }
  const kept = options.withArguments === true ? "recorded" : "left-out";
  const commands = commandLeave(options, bound);
  const record = (source: EvidenceSource) =>
    recordHost(bound, source, { loopback, arguments: kept, commands });
  const recorded =
    machine === null ? await recordTarget(options, record) : await withProgress(() => record(machine));
  if (recorded === null) return EXIT.incomplete;
  await writeEvidence(options.output, renderDocument(recorded));
  return tellUnseen(recorded);
}

/** What was recorded of the target that was named; `null`, and told, where it cannot be reached. */
async function recordTarget(
  { target = "local", ...how }: CollectOptions,
  record: (source: EvidenceSource) => Promise<EvidenceDocument>,
): Promise<EvidenceDocument | null> {
  const { onTarget } = await import("./collect-target.ts");
  const recorded = await onTarget({ ...how, target }, record);
  if (recorded.status === "observed") return recorded.value;
  process.stderr.write(
    `audit: nothing was recorded of ${printable(target)}: ${printable(recorded.detail)}\n`,
  );
  return null;
}

/** Options of hosts over SSH say nothing about this machine. */
async function refuseKindOptions({ target = "", ...how }: CollectOptions): Promise<void> {
  if (givenKindOptions(how).length === 0) return;
  (await import("./targets/refuse-idle-options.ts")).refuseIdleOptions([target], how);
}

function tellUnseen({ unseen }: EvidenceDocument): number {
  const details = [...new Set(unseen.map(({ detail }) => detail))];
  for (const detail of details) process.stderr.write(`audit: not seen: ${printable(detail)}\n`);
  return details.length === 0 ? 0 : EXIT.incomplete;
}
