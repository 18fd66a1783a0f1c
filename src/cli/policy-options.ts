import type { Command } from "commander";
import { Option } from "commander";
import type { Dialect } from "../app/load-policy.ts";
import { repeatableOption } from "./repeatable-option.ts";

/** Options of every command that reads policies: what they mean, and the values of their variables. */
export interface PolicyOptions {
  readonly dialect: Dialect;
  /** `NAME=VALUE`, in the order given. */
  readonly set: readonly string[];
  /** Files of values, in the order given. */
  readonly values: readonly string[];
  /** Configurations of other programs are read with every verdict of theirs. */
  readonly faithful?: boolean;
  /** The release of samhain whose verdicts `--faithful` gives. */
  readonly samhain?: "4.1" | "4.2";
}

/** Adds these options to a command. */
export function withPolicyOptions(command: Command): Command {
  return command
    .addOption(dialectOption())
    .option(
      "--faithful",
      "read configurations of PortSpec and samhain with every verdict of theirs, also where it is wrong",
    )
    .addOption(samhainOption())
    .addOption(
      repeatableOption("--set <NAME=VALUE>", "value of a variable @NAME@ of the policies; repeatable"),
    )
    .addOption(repeatableOption("--values <file>", "values of variables, in YAML or JSON; repeatable"));
}

function dialectOption(): Option {
  return new Option("--dialect <dialect>", "nessus: no extensions in port lists, as Nessus reads them")
    .choices(["dotaudit", "nessus"])
    .default("dotaudit");
}

/** Which samhain is meant by `--faithful`. */
export function samhainOption(): Option {
  return new Option("--samhain <release>", "the release of samhain that --faithful follows")
    .choices(["4.1", "4.2"])
    .default("4.1");
}
