import { Command, InvalidArgumentError, Option } from "commander";
import { DEFAULT_REGEX_MILLISECONDS } from "../regex/regex-budget.ts";
import { reporters } from "../reporters/index.ts";
import { withCommandOptions } from "./command-options.ts";
import { withEvidenceOption } from "./evidence-option.ts";
import { withGateOptions, withSelectionOptions } from "./gate-options.ts";
import { EXIT_HELP, RUN_HELP } from "./help.ts";
import { outputOption } from "./output-option.ts";
import { withPolicyOptions } from "./policy-options.ts";
import type { RunOptions } from "./run-options.ts";
import { withScanOption } from "./scan-option.ts";
import { withInventoryOption, withPaceOption, withTargetOption } from "./target-option.ts";

/** Declares `audit run`. */
export function runProgram(finish: (status: number) => void): Command {
  const command = new Command("run")
    .description("judge policies on this machine's real sockets, or on recorded evidence")
    .argument("[policy...]", "policy files; - reads standard input")
    .addOption(outputOption(reporters.map(({ id }) => id)))
    .option("--include-loopback", "count listeners that only this host can reach")
    .option("--owners", "look up the owners of every listener, not only of those that a rule asks about")
    .option("--digests", "add MD5 and SHA-256 of every owner's binary (implies --owners)")
    .option("--packages", "add the package of every owner's binary (implies --owners)")
    .addOption(regexTimeoutOption())
    .option("-q, --quiet", "only what did not pass")
    .option("-v, --verbose", "passed rules and evidence in full")
    .option("--no-color", "no colours (also NO_COLOR; FORCE_COLOR forces them)")
    .addHelpText("after", RUN_HELP + EXIT_HELP)
    .action(async (names: string[], options: RunOptions) => {
      finish(await (await import("./run-command.ts")).runCommand(names, options));
    });
  const chosen = withCommandOptions(withPolicyOptions(withGateOptions(withSelectionOptions(command))));
  return withEvidenceOption(withScanOption(withPaceOption(withInventoryOption(withTargetOption(chosen)))));
}

function regexTimeoutOption(): Option {
  return new Option(
    "--regex-timeout <milliseconds>",
    "time for the patterns of one rule; a rule that needs more is ERROR",
  )
    .argParser(parseMilliseconds)
    .default(DEFAULT_REGEX_MILLISECONDS);
}

function parseMilliseconds(text: string): number {
  const value = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (value === 0) throw new InvalidArgumentError("It has to be a whole number from 1 to 9999999.");
  return value;
}
