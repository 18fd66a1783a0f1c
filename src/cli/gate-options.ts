import type { Command } from "commander";
import { Option } from "commander";
import { EXIT_STYLES } from "../gate/exit-code.ts";
import type { ExitStyle } from "../gate/exit-code.ts";
import { repeatableOption } from "./repeatable-option.ts";

/** Options that stand between findings and the exit status. */
export interface GateOptions {
  readonly failOn: readonly string[];
  readonly softFailOn: readonly string[];
  readonly hardFailOn: readonly string[];
  readonly threshold?: string;
  /** Files, in the order given. */
  readonly waivers: readonly string[];
  readonly warnDays: string;
  readonly baseline?: string;
  readonly exitStyle: ExitStyle;
}

/** Options that choose rules. */
export interface SelectionOptions {
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** Adds the options of the gate to a command. */
export function withGateOptions(command: Command): Command {
  return command
    .addOption(
      repeatableOption(
        "--fail-on <what>",
        "what fails beside FAILED: warning, error; or severity>=LEVEL; repeatable",
      ),
    )
    .addOption(
      repeatableOption("--soft-fail-on <rules>", "rules whose failure does not fail the run; repeatable"),
    )
    .addOption(
      repeatableOption("--hard-fail-on <rules>", "rules that fail the run unless they pass; repeatable"),
    )
    .option("--threshold <file>", "limits in YAML: least compliance, most failed, error, skipped")
    .addOption(
      repeatableOption("--waivers <file>", "findings that somebody answers for, in YAML; repeatable"),
    )
    .option("--warn-days <days>", "warn of waivers that end within so many days", "14")
    .option("--baseline <report>", "an earlier report in JSON: only what is new fails")
    .addOption(
      new Option("--exit-style <style>", "exit statuses of another tool")
        .choices(EXIT_STYLES)
        .default("dotaudit"),
    );
}

/** Adds the options that choose rules to a command. */
export function withSelectionOptions(command: Command): Command {
  return command
    .addOption(
      repeatableOption("--only <rules>", "judge these rules only: id, type, tag, severity; repeatable"),
    )
    .addOption(repeatableOption("--skip <rules>", "leave these rules out; repeatable"));
}
