import type { Command } from "commander";

/** The option of every command that can do without the machine. */
export interface EvidenceOption {
  /** `[FORMAT:]FILE`, in the order given; empty where this machine is looked at. */
  readonly evidence: readonly string[];
}

/** Adds the option to a command. */
export function withEvidenceOption(command: Command): Command {
  return command.option(
    "--evidence <[format:]file>",
    "look at what was recorded, not at this machine: a file of audit collect, or the output of another tool; repeatable",
    (value: string, previous: readonly string[]) => [...previous, value],
    [] as readonly string[],
  );
}
