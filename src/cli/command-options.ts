import type { Command } from "commander";
import { Option } from "commander";
import { repeatableOption } from "./repeatable-option.ts";

/** Which commands of policies may run, and how. */
export interface CommandOptions {
  readonly allowCommands?: boolean;
  /** Patterns over whole commands, in the order given. */
  readonly allowCommand: readonly string[];
  readonly commandUser?: string;
  readonly commandNetwork?: "shared" | "none";
}

/** Adds these options to a command. */
export function withCommandOptions(command: Command): Command {
  return withPatternOptions(
    command.option("--allow-commands", "run every command that the policies ask for (CMD_EXEC)"),
  );
}

/** The same without the leave for all of them. */
export function withPatternOptions(command: Command): Command {
  return command
    .addOption(
      repeatableOption(
        "--allow-command <pattern>",
        "run those commands of the policies that match as a whole; * stands for any text without ; & | < > ` $( and line ends; repeatable",
      ),
    )
    .option("--command-user <name>", "run commands of policies as this user, for root only")
    .addOption(
      new Option("--command-network <which>", "none: commands of policies run without a network").choices([
        "shared",
        "none",
      ]),
    );
}
