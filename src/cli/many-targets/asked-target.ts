import type { VariableValues } from "../../app/variable-values.ts";
import type { InventoryEntry } from "../../inventory/inventory.ts";
import type { NamedTarget } from "../targets/target-kind.ts";

/** A target of a run, with everything that was said of it. */
export interface AskedTarget {
  readonly named: NamedTarget;
  /** Files, as they are opened; those of the command line come first. */
  readonly policies: readonly string[];
  /** What the inventory says of variables. */
  readonly values: VariableValues;
  /** Where it stands in the inventory; `null` for one of the command line. */
  readonly entry: InventoryEntry | null;
  /** How long it may take. */
  readonly seconds: number;
}
