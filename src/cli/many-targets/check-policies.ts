import { reportUnknownValues } from "../../app/variable-values.ts";
import type { LoadedPolicy } from "../../app/load-policy.ts";
import { countDiagnostics } from "../format-diagnostics.ts";
import { printDiagnostics } from "../load-policies.ts";
import type { AskedTarget } from "./asked-target.ts";
import { keyOf } from "./policy-shelf.ts";
import type { PolicyShelf } from "./policy-shelf.ts";
import { refuseInventory } from "./read-inventory.ts";
import type { InventoryFile } from "./read-inventory.ts";
import { unknownVariables } from "./unknown-variables.ts";
import type { KnownVariables } from "./unknown-variables.ts";

/** What the targets of a run are read from. */
export interface PolicyCheck {
  readonly targets: readonly AskedTarget[];
  /** `null` where the command line names all of them. */
  readonly source: InventoryFile | null;
  /** `reported`: a report on the terminal tells what is no error. */
  readonly remarks: "printed" | "reported";
  /** Takes what is printed, in place of standard error. */
  readonly say?: (text: string) => unknown;
}

/** Binds the policies of all targets before any is judged. What is wrong with them is printed, each once. */
export function checkPolicies(shelf: PolicyShelf, check: PolicyCheck): "usable" | "faulty" {
  const { say = (text: string) => process.stderr.write(text) } = check;
  const { known, policies } = bindAll(shelf, check.targets);
  if (check.source !== null) refuseInventory(check.source, unknownVariables(known));
  const names = new Set(known.flatMap((one) => [...one.names]));
  const unknown = reportUnknownValues([...shelf.values.files, ...shelf.values.set], names);
  const [first, ...others] = policies;
  const all =
    first === undefined ? [] : [{ ...first, diagnostics: [...unknown, ...first.diagnostics] }, ...others];
  const isFaulty = all.some(({ diagnostics }) => diagnostics.some(({ severity }) => severity === "error"));
  if (isFaulty || check.remarks === "printed") printDiagnostics(all, "without-notes", say);
  if (isFaulty) say(`audit: nothing was judged: ${countDiagnostics(all)} in the policies.\n`);
  return isFaulty ? "faulty" : "usable";
}

interface BoundPolicies {
  readonly known: readonly KnownVariables[];
  /** Every policy with what was not yet said of it. */
  readonly policies: readonly LoadedPolicy[];
}

function bindAll(shelf: PolicyShelf, targets: readonly AskedTarget[]): BoundPolicies {
  const said = new Set<string>();
  const known: KnownVariables[] = [];
  const policies: LoadedPolicy[] = [];
  for (const same of Map.groupBy(targets, keyOf).values()) {
    const [one] = same;
    if (one === undefined) continue;
    const bound = shelf.policiesFor(one);
    const names = new Set(bound.policies.flatMap(({ variables }) => variables.map(({ name }) => name)));
    for (const target of same) known.push({ target, names });
    for (const policy of bound.policies) {
      const fresh = policy.diagnostics.filter((diagnostic) => {
        const key = JSON.stringify([policy.file, diagnostic]);
        return !said.has(key) && said.add(key);
      });
      if (fresh.length > 0 || !said.has(policy.file)) policies.push({ ...policy, diagnostics: fresh });
      said.add(policy.file);
    }
  }
  return { known, policies };
}
