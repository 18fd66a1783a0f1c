import type { LoadedPolicy } from "../../app/load-policy.ts";
import type { VariableValues } from "../../app/variable-values.ts";
import type { InventoryEntry } from "../../inventory/inventory.ts";
import type { AuditReport } from "../../model/report.ts";
import type { NamedTarget } from "../targets/target-kind.ts";

/** A policy that is made for one target alone, and stands in no file. */
interface OwnPolicy {
  /** Unlike that of every other one. */
  readonly key: string;
  bind(): LoadedPolicy;
  /** Adds what is to be said beside the findings. */
  remark(report: AuditReport): AuditReport;
}

/** A target of a run, with everything that was said of it. */
export interface AskedTarget {
  readonly named: NamedTarget;
  /** Files, as they are opened; those of the command line come first. */
  readonly policies: readonly string[];
  /** What the inventory says of variables. */
  readonly values: VariableValues;
  /** Where it stands in the inventory; `null` for one of the command line. */
  readonly entry: InventoryEntry | null;
  /** Judged before those of the files. */
  readonly own?: OwnPolicy;
  /** How long it may take. */
  readonly seconds: number;
}
