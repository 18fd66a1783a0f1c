import type { Command } from "commander";
import { Option } from "commander";
import type { Dialect } from "../app/load-policy.ts";

/** Options of every command that reads policies: what they mean, and the values of their variables. */
export interface PolicyOptions {
  readonly dialect: Dialect;
  /** `NAME=VALUE`, in the order given. */
  readonly set: readonly string[];
  /** Files of values, in the order given. */
  readonly values: readonly string[];
}

/** Adds these options to a command. */
export function withPolicyOptions(command: Command): Command {
  return command
    .addOption(dialectOption())
    .addOption(repeatable("--set <NAME=VALUE>", "value of a variable @NAME@ of the policies; repeatable"))
    .addOption(repeatable("--values <file>", "values of variables, in YAML or JSON; repeatable"));
}

function dialectOption(): Option {
  return new Option("--dialect <dialect>", "nessus: no extensions in port lists, as Nessus reads them")
    .choices(["dotaudit", "nessus"])
    .default("dotaudit");
}

function repeatable(flags: string, description: string): Option {
  const collect = (value: string, previous: unknown) => [...(previous as readonly string[]), value];
  return new Option(flags, description).argParser(collect).default([], "none");
}
