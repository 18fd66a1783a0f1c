import type { Receiver } from "../../alerts/receiver.ts";
import type { WatchSettings } from "../../watch/config/watch-config.ts";
import type { LogSettings } from "../../watch/service/log-settings.ts";
import type { MetricsSettings } from "../../watch/service/metrics-settings.ts";
import type { AskedTarget } from "../many-targets/asked-target.ts";
import type { CommandOptions } from "../command-options.ts";
import type { PolicyShelf } from "../many-targets/policy-shelf.ts";

/** One watch, ready to run: its policies are read and bound, its targets are known. */
export interface PlannedWatch {
  readonly settings: WatchSettings;
  readonly targets: readonly AskedTarget[];
  readonly shelf: PolicyShelf;
  /** Which commands of its policies may run beside those of trusted ones; absent: none. */
  readonly commands?: CommandOptions;
}

/** What a configuration says beside its watches. */
export interface WatchSections {
  readonly receivers: readonly Receiver[];
  readonly log: LogSettings;
  /** `null` where no figures are asked for. */
  readonly metrics: MetricsSettings | null;
}

/** Everything that a watch is made of, read and found to be good. */
export interface WatchSetup extends WatchSections {
  readonly watches: readonly PlannedWatch[];
  /** The state file. */
  readonly state: string;
}
