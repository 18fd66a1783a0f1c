import { Command } from "commander";
import { WAIVE_HELP } from "./help.ts";
import type { WaiveOptions } from "./waive-command.ts";

/** `audit waive`. */
export function waiveProgram(finish: (status: number) => void): Command {
  return new Command("waive")
    .description("add a waiver for a finding to a file, with the fields that are left to fill in")
    .argument("<finding>", "the id of its rule, as the report shows it; with --report also its title")
    .option("--waivers <file>", "the file; it is made where there is none", "waivers.yml")
    .option(
      "--report <report>",
      "a report in JSON that has the finding: the id is checked, host and port are filled in",
    )
    .option("--title <pattern>", "only where the rule has this description")
    .option("--host <pattern>", "only on these hosts")
    .option("--port <port>", "only listeners on these ports, as in 9100/tcp")
    .option("--owner <pattern>", "only listeners of this executable, user or unit")
    .option("--digest <digest>", "only listeners whose owner's binary has this MD5 or SHA-256")
    .option("--status <status>", "failed, error or any")
    .option("--reason <text>", "why it is accepted")
    .option("--approver <name>", "who answers for it")
    .option("--ticket <ticket>", "where it was decided")
    .option("--from <moment>", "from when on")
    .option("--until <moment>", "until when, with its time zone; or never")
    .addHelpText("after", WAIVE_HELP)
    .action(async (finding: string, options: WaiveOptions) => {
      finish(await (await import("./waive-command.ts")).waiveCommand(finding, options));
    });
}
