import { Command } from "commander";
import type { AlertTestOptions } from "./alert-test-command.ts";

const HELP = `
Examples:
  audit alert test watch.yml                       a test alert to every receiver of a watch
  audit alert test watch.yml --receiver ops-mail   to one of them
  audit alert test watch.yml --allow-commands      commands are run only where this is given

One attempt is made for each address, whatever its filter says; nothing is kept for later.

Exit status: 0 all have taken it · 2 one has not · 64 called wrongly · 65 a faulty file · 66 it cannot be read
`;

/** Declares `audit alert`. */
export function alertProgram(finish: (status: number) => void): Command {
  const command = new Command("alert").description("try the receivers of alerts");
  command
    .command("test")
    .description("send a test alert to the receivers of a configuration, and say what became of it")
    .argument("<config>", "a configuration of audit watch or of PortSpec; - reads standard input")
    .option("--receiver <name>", "only the receiver of this name")
    .option("--allow-commands", "run receivers that are commands")
    .addHelpText("after", HELP)
    .action(async (file: string, options: AlertTestOptions) => {
      finish(await (await import("./alert-test-command.ts")).alertTestCommand(file, options));
    });
  return command;
}
