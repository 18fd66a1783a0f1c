import { planScript } from "../app/plan-script.ts";
import { recordHost } from "../app/record-host.ts";
import type { EvidenceDocument } from "../evidence/evidence-document.ts";
import { renderDocument } from "../evidence/render-document.ts";
import { printable } from "../support/printable.ts";
import { EXIT } from "./exit-codes.ts";
import { countDiagnostics } from "./format-diagnostics.ts";
import { loadPolicies, printDiagnostics } from "./load-policies.ts";
import type { PolicyOptions } from "./policy-options.ts";
import { spareMemory } from "./spare-memory.ts";
import { thisMachine } from "./this-machine.ts";
import { withProgress } from "./with-progress.ts";
import { writeEvidence } from "./write-evidence.ts";
import { refuseOverwriting } from "./write-output.ts";

/** Options of `audit collect`. */
export interface CollectOptions extends PolicyOptions {
  readonly output: string;
  readonly withArguments?: boolean;
  readonly includeLoopback?: boolean;
  /** Print a shell script that records, instead of recording. */
  readonly script?: boolean;
}

/** `audit collect [POLICY…]`: writes what was seen. Exit 2 where something that was asked for was not. */
export async function collectCommand(names: readonly string[], options: CollectOptions): Promise<number> {
  if (options.output !== "-") refuseOverwriting(names, options.output);
  spareMemory();
  const target = await thisMachine();
  const { policies, status } = loadPolicies(names, options);
  if (status === "faulty") {
    printDiagnostics(policies, "without-notes");
    process.stderr.write(`audit: nothing was recorded: ${countDiagnostics(policies)} in the policy.\n`);
    return EXIT.badText;
  }
  const bound = policies.map(({ policy }) => policy);
  const loopback = options.includeLoopback === true ? "counted" : "left-out";
  if (options.script === true) {
    await writeEvidence(options.output, [planScript(bound, { loopback })]);
    return 0;
  }
  const document = await withProgress(() =>
    recordHost(bound, target, {
      loopback,
      arguments: options.withArguments === true ? "recorded" : "left-out",
    }),
  );
  await writeEvidence(options.output, renderDocument(document));
  return tellUnseen(document);
}

function tellUnseen({ unseen }: EvidenceDocument): number {
  const details = [...new Set(unseen.map(({ detail }) => detail))];
  for (const detail of details) process.stderr.write(`audit: not seen: ${printable(detail)}\n`);
  return details.length === 0 ? 0 : EXIT.incomplete;
}
