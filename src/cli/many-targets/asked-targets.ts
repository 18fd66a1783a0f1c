import { DEFAULT_TARGET_SECONDS } from "../target-option.ts";
import type { InventoryOption, PaceOption, TargetOption } from "../target-option.ts";
import { namedTargets } from "../targets/named-targets.ts";
import { UsageError } from "../usage-error.ts";
import type { AskedTarget } from "./asked-target.ts";
import { readInventory } from "./read-inventory.ts";
import type { InventoryFile } from "./read-inventory.ts";
import { targetsOfInventory } from "./targets-of-inventory.ts";

/** What the targets of a run depend on. */
export type AskOptions = TargetOption & InventoryOption & Pick<PaceOption, "targetTimeout">;

/** The targets of a run, and the files that say so. */
export interface AskedTargets {
  readonly targets: readonly AskedTarget[];
  /** `null` where the command line names all of them. */
  readonly source: InventoryFile | null;
  readonly inputs: readonly string[];
}

/** The targets that the command line names, and those of an inventory. Every one has a name of its own. */
export function askedTargets(policies: readonly string[], options: AskOptions): AskedTargets {
  const source = options.targets === undefined ? null : readInventory(options.targets, options.limit);
  const seconds = options.targetTimeout ?? DEFAULT_TARGET_SECONDS;
  const plain = namedTargets(options).map((named) => ({ named, policies, values: [], entry: null, seconds }));
  if (plain.length > 0 && policies.length === 0)
    throw new UsageError("Name a policy for the targets of --target.");
  const listed = source === null ? [] : targetsOfInventory(source, { policies, options });
  const targets = [...plain, ...listed];
  refuseSameNames(targets);
  const files = targets.flatMap((target) => target.policies);
  const inventory = options.targets === undefined ? [] : [options.targets];
  return { targets, source, inputs: [...new Set(files), ...inventory] };
}

/** Host names do not tell upper from lower case, and a merged report puts equal names together. */
function refuseSameNames(targets: readonly AskedTarget[]): void {
  const taken = new Set<string>();
  for (const { named } of targets) {
    const name = named.name.toLowerCase();
    if (taken.has(name))
      throw new UsageError(`Two targets are called ${named.name}: give one of them a name in the inventory.`);
    taken.add(name);
  }
}
