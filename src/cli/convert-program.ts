import { Command } from "commander";
import type { ConvertOptions } from "./convert-command.ts";
import { samhainOption } from "./policy-options.ts";

const HELP = `
Examples:
  audit convert samhainrc -o policy.audit  the port check of a configuration of samhain
  audit convert conf.yml -o policy.audit   a configuration of PortSpec; several hosts get a
                                           policy each, and policy.targets.yml lists them
`;

/** Declares `audit convert`. */
export function convertProgram(finish: (status: number) => void): Command {
  return new Command("convert")
    .description("write a configuration of another program as .audit policies with the same verdicts")
    .argument("<file>", "a configuration; - reads standard input")
    .option("-o, --output <file>", "the policy to write (default: standard output)")
    .option("--faithful", "with every verdict of the other program, also where it is wrong")
    .addOption(samhainOption())
    .addHelpText("after", HELP)
    .action(async (name: string, options: ConvertOptions) => {
      finish(await (await import("./convert-command.ts")).convertCommand(name, options));
    });
}
