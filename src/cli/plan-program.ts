import { Command, Option } from "commander";
import type { PlanOptions } from "./plan-command.ts";
import { withPolicyOptions } from "./policy-options.ts";

const HELP = `
Examples:
  audit plan policy.audit
  audit plan policy.audit --target ssh://web1
  audit plan policy.audit --format json

Every branch of the policy counts: what stands in one is marked with "if". Nothing but the policy is read, and no
target is opened: the list has all that a target of this kind may have to show.

Exit status: 0 listed · 64 called wrongly · 65 a faulty policy · 66 one cannot be read
`;

/** Declares `audit plan`. */
export function planProgram(finish: (status: number) => void): Command {
  const command = new Command("plan")
    .description("list every command, file and query that a run would touch")
    .argument("<policy...>", "policy files; - reads standard input")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .option("--target <where>", "the target of the run, as audit run takes it (default: this machine)")
    .option("--include-loopback", "as a run that counts listeners which only this host can reach")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: PlanOptions) => {
      finish(await (await import("./plan-command.ts")).planCommand(names, options));
    });
  return withPolicyOptions(command);
}
