import { Command, Option } from "commander";
import { withPolicyOptions } from "./policy-options.ts";
import { limitOption } from "./target-option.ts";
import type { TargetsOptions } from "./targets-command.ts";

const HELP = `
Examples:
  audit targets hosts.yml                             what audit run --targets hosts.yml looks at
  audit targets hosts.yml --limit env=prod,!web-3     a part of it
  audit targets hosts.yml --format json | jq -r '.targets[].name'

No target is contacted. The policies are read, so that values for variables that none of them has are found.

Exit status: 0 listed · 64 called wrongly · 65 a faulty inventory or policy · 66 one cannot be read
`;

/** Declares `audit targets`. */
export function targetsProgram(finish: (status: number) => void): Command {
  const command = new Command("targets")
    .description("list the targets of an inventory with their groups, labels, policies and values")
    .argument("<file>", "an inventory, in YAML or JSON; - reads standard input")
    .argument("[policy...]", "policies for all targets, as run takes them")
    .addOption(limitOption())
    .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .addHelpText("after", HELP)
    .action(async (file: string, names: string[], options: TargetsOptions) => {
      finish(await (await import("./targets-command.ts")).targetsCommand(file, names, options));
    });
  return withPolicyOptions(command);
}
