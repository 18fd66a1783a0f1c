import type { Command } from "commander";

/** The options that say where to look. */
export interface TargetOption {
  /** `KIND:WORD` or `local`, in the order given; empty where this machine is looked at. */
  readonly target: readonly string[];
  readonly allNetns?: boolean;
}

/** Adds the options to a command. */
export function withTargetOption(command: Command): Command {
  return command
    .option(
      "--target <where>",
      "look into container:NAME, pid:N or netns:NAME from outside, or at local, this machine; repeatable",
      (value: string, previous: readonly string[]) => [...previous, value],
      [] as readonly string[],
    )
    .option("--all-netns", "look into every network namespace of this machine");
}
