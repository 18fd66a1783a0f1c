import { Command } from "commander";
import { reporters } from "../reporters/index.ts";
import { exitStyleOption } from "./exit-style-option.ts";
import { outputOption } from "./output-option.ts";
import type { RenderOptions } from "./render-command.ts";

const HELP = `
Examples:
  audit run policy.audit -o json=r.json               now
  audit render r.json                                 later: the page that the run showed
  audit render r.json -o junit=r.xml -o html=r.html   every format that the run could have written
  gunzip < r.json.gz | audit render - --verbose

Every format is what the run itself would have written, to the byte.

Exit status: that of the run · 64 called wrongly · 65 this is no report, or it was changed · 66 it cannot be read
`;

/** Declares `audit render`. */
export function renderProgram(finish: (status: number) => void): Command {
  return new Command("render")
    .description("write a saved report in any format again")
    .argument("<report>", "a report that run -o json=FILE wrote; - reads standard input")
    .addOption(outputOption(reporters.map(({ id }) => id)))
    .addOption(exitStyleOption())
    .option("-q, --quiet", "only what did not pass")
    .option("-v, --verbose", "passed rules and evidence in full")
    .option("--no-color", "no colours")
    .addHelpText("after", HELP)
    .action(async (name: string, options: RenderOptions) => {
      finish(await (await import("./render-command.ts")).renderCommand(name, options));
    });
}
