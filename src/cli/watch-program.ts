import { Command } from "commander";
import { withLogOption } from "./log/log-option.ts";
import { withPolicyOptions } from "./policy-options.ts";
import { withTargetOption } from "./target-option.ts";
import type { WatchOptions } from "./watch/watch-options.ts";

const HELP = `
Examples:
  audit watch watch.yaml                         what a configuration says
  audit watch watch.yaml --check-config          only look whether it is good
  audit watch host.audit --interval 1m           this machine, every minute
  audit watch host.audit --target ssh://web1     another one

Every run judges the policies and compares what listens with the run before. What opened, closed, moved, was started
anew, changed hands or was replaced is an alert, and so is a rule that fails and a run that could not see; what is over
is told as well. SIGHUP reads configuration and policies again, SIGTERM ends.

Exit status: 0 ended by SIGTERM, or --once ran · 2 a run of --once failed · 64 called wrongly
65 a faulty configuration or policy · 66 one of them or the state file cannot be used · 130 interrupted
`;

/** Declares `audit watch`. */
export function watchProgram(finish: (status: number) => void): Command {
  const command = new Command("watch")
    .description("judge again and again, and send alerts about what changed")
    .argument("<config-or-policy...>", "a configuration in YAML or JSON, or policy files")
    .option(
      "--interval <duration>",
      "from the start of one run to that of the next, without a configuration (default: 5m)",
    )
    .option("--remind <duration>", "tell open troubles again after this time, without a configuration")
    .option("--state <file>", "the state file, in the place of the configured one")
    .option("--once", "one run of each watch")
    .option("--check-config", "only look whether everything is good; nothing is read of the targets")
    .option("--allow-commands", "run the commands that the configuration has for alerts")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: WatchOptions) => {
      finish(await (await import("./watch-command.ts")).watchCommand(names, options));
    });
  return withLogOption(withPolicyOptions(withTargetOption(command)));
}
