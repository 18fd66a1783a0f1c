import type { CommandOptions } from "./command-options.ts";
import type { EvidenceOption } from "./evidence-option.ts";
import type { GateOptions, SelectionOptions } from "./gate-options.ts";
import type { PolicyOptions } from "./policy-options.ts";
import type { ScanOption } from "./scan-option.ts";
import type { StyleChoice } from "./style.ts";
import type { InventoryOption, PaceOption, TargetOption } from "./target-option.ts";

/** Options of `audit run`. */
export interface RunOptions
  extends
    StyleChoice,
    PolicyOptions,
    CommandOptions,
    EvidenceOption,
    ScanOption,
    TargetOption,
    InventoryOption,
    PaceOption,
    GateOptions,
    SelectionOptions {
  readonly output: readonly string[];
  readonly includeLoopback?: boolean;
  /** Milliseconds. */
  readonly regexTimeout: number;
  readonly owners?: boolean;
  readonly digests?: boolean;
  readonly packages?: boolean;
}
