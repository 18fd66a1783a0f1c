import type { CommandOptions } from "../command-options.ts";
import type { LogOption } from "../log/log-option.ts";
import type { PolicyOptions } from "../policy-options.ts";
import type { TargetOption } from "../target-option.ts";

/** Options of `audit watch`. */
export interface WatchOptions
  extends PolicyOptions, TargetOption, LogOption, Partial<Omit<CommandOptions, "allowCommands">> {
  /** Durations, for policies that are watched without a file. */
  readonly interval?: string;
  readonly remind?: string;
  /** The state file; wins over that of the configuration. */
  readonly state?: string;
  /** One run of each watch. */
  readonly once?: boolean;
  /** Only look whether the configuration is good. */
  readonly checkConfig?: boolean;
  /** Receivers may be commands. */
  readonly allowCommands?: boolean;
}

/** The same, and who takes what is to be said of a configuration that can be used, or of its policies. */
export interface ReadingOptions extends WatchOptions {
  /** Several lines for a person; without it they go to standard error. */
  readonly say?: (text: string) => unknown;
}
