import { Command, Option } from "commander";
import type { PlanOptions } from "./plan-command.ts";
import { withPolicyOptions } from "./policy-options.ts";

const HELP = `
Examples:
  audit plan policy.audit
  audit plan policy.audit --format json

Every branch of the policy counts: what stands in one is marked with "if". Nothing but the policy is read.

Exit status: 0 listed · 64 called wrongly · 65 a faulty policy · 66 one cannot be read
`;

/** Declares `audit plan`. */
export function planProgram(finish: (status: number) => void): Command {
  const command = new Command("plan")
    .description("list every command, file and query that a run on this machine would touch")
    .argument("<policy...>", "policy files; - reads standard input")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .option("--include-loopback", "as a run that counts listeners which only this host can reach")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: PlanOptions) => {
      finish(await (await import("./plan-command.ts")).planCommand(names, options));
    });
  return withPolicyOptions(command);
}
