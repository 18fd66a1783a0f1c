import { Command } from "commander";
import { REGISTER_HELP } from "./help.ts";
import type { RegisterOptions } from "./register-command.ts";

/** `audit register`. */
export function registerProgram(finish: (status: number) => void): Command {
  return new Command("register")
    .description(
      "print the ports-and-services register: what is open or allowed, why, and who answers for it",
    )
    .argument(
      "<policy...>",
      "policies with justification, owner_contact and review_date; - reads standard input",
    )
    .option(
      "-o, --output <format[=file]>",
      "markdown, csv, html or json; repeatable",
      (value: string, previous: readonly string[]) => [...previous, value],
      [],
    )
    .option("--include-loopback", "count listeners that only this host can reach")
    .addHelpText("after", REGISTER_HELP)
    .action(async (names: string[], options: RegisterOptions) => {
      finish(await (await import("./register-command.ts")).registerCommand(names, options));
    });
}
