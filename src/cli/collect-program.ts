import { Command, Option } from "commander";
import { withCommandOptions } from "./command-options.ts";
import type { CollectOptions } from "./collect-command.ts";
import { COLLECT_HELP } from "./help.ts";
import { withSshOption } from "./target-option.ts";

/** Declares `audit collect`. */
export function collectProgram(finish: (status: number) => void): Command {
  const command = new Command("collect")
    .description(
      "record what policies ask for, to be judged elsewhere; without a policy, all that can be seen",
    )
    .argument("[policy...]", "policy files; - reads standard input")
    .option(
      "-o, --output <file>",
      "where to; a name that ends in .gz or .zst is packed; - is standard output",
      "-",
    )
    .option("--with-arguments", "keep the command lines of processes: passwords may stand in them")
    .option("--include-loopback", "as a run that counts listeners which only this host can reach")
    .addOption(
      new Option("--script", "print a shell script that records on a machine without Node").conflicts([
        "withArguments",
        "target",
      ]),
    )
    .option(
      "--target <where>",
      "record container:NAME, pid:N, netns:NAME, image:FILE, rootfs:DIR or ssh://[USER@]HOST[:PORT] instead",
    )
    .addHelpText("after", COLLECT_HELP)
    .action(async (names: string[], options: CollectOptions) => {
      finish(await (await import("./collect-command.ts")).collectCommand(names, options));
    });
  return withCommandOptions(withSshOption(command));
}
