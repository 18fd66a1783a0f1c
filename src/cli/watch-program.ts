import { Command } from "commander";
import { repeatableOption } from "./repeatable-option.ts";
import type { AcceptOptions } from "./watch-accept-command.ts";
import { withPatternOptions } from "./command-options.ts";
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
  audit watch accept watch.yaml                  what changed is as it should be: see audit watch accept --help

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
  command.addCommand(acceptProgram(finish));
  return withPatternOptions(withLogOption(withPolicyOptions(withTargetOption(command))));
}

const ACCEPT_HELP = `
Examples:
  audit watch accept watch.yaml                                   all changes that are open
  audit watch accept watch.yaml "tcp 0.0.0.0:8080"                one, as its alert names it, or by its id
  audit watch accept watch.yaml --target ssh://web1               those of one target
  audit watch accept host.audit                                   of a watch without a configuration

It is written into the state file, whether the watch goes on or not, and the next run ends the alerts. The state file
belongs to the user of the service: sudo -u dotaudit audit watch accept /etc/dotaudit/watch.yaml. What a rule demands
or what was not seen is no change: it is over when it is mended, when the policy changes, or when the rule is waived.

Exit status: 0 accepted, or nothing was open · 2 something that was named is not open, or is no change
64 called wrongly · 65 a faulty configuration · 66 it or the state file cannot be used
`;

function acceptProgram(finish: (status: number) => void): Command {
  const command = new Command("accept")
    .description("take what was last seen as it should be, so that open alerts about changes end")
    .argument("<config-or-policy>", "what audit watch was given")
    .argument("[subject...]", "what alerts are about, or their ids; without any, all changes that are open")
    .addOption(
      repeatableOption("--target <name>", "only changes on this target, as alerts name it; repeatable"),
    )
    .option("--state <file>", "the state file, in the place of the configured one")
    .addHelpText("after", ACCEPT_HELP)
    .action(async (name: string, subjects: string[], options: AcceptOptions) => {
      finish(await (await import("./watch-accept-command.ts")).watchAcceptCommand(name, subjects, options));
    });
  return withPolicyOptions(command);
}
