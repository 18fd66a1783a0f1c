import { Command } from "commander";
import { mergedReporters } from "../reporters/merged/index.ts";
import { exitStyleOption } from "./exit-style-option.ts";
import type { MergeOptions } from "./merge-command.ts";
import { outputOption } from "./output-option.ts";

const HELP = `
Examples:
  audit merge web1.json web2.json db1.json            what differs, and which host is the odd one out
  audit merge reports/*.json -o html=fleet.html -o csv=fleet.csv

Of two reports of the same host and policy the newer counts. "1 of 240 listens on tcp 9100" counts hosts whose sockets
were seen, and speaks of the ports that findings show.

Exit status: that of the worst host: 1 before 2 before 0 · 64 called wrongly · 65 one is no report, or was changed ·
66 one cannot be read
`;

/** Declares `audit merge`. */
export function mergeProgram(finish: (status: number) => void): Command {
  return new Command("merge")
    .description("put the reports of many hosts side by side: rules, hosts, odd ones out")
    .argument("<report...>", "reports that run -o json=FILE wrote; - reads standard input")
    .addOption(outputOption(mergedReporters.map(({ id }) => id)))
    .addOption(exitStyleOption())
    .option("-q, --quiet", "only hosts that did not pass")
    .option("-v, --verbose", "every host, rule and outlier")
    .option("--no-color", "no colours")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: MergeOptions) => {
      finish(await (await import("./merge-command.ts")).mergeCommand(names, options));
    });
}
