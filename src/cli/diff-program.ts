import { Command, Option } from "commander";
import type { DiffOptions } from "./diff-command.ts";

const FORMATS = ["text", "json", "markdown"];

const HELP = `
Examples:
  audit collect -o before.json; apt upgrade; audit collect -o after.json; audit diff before.json after.json
  audit diff ss:monday.txt ss:tuesday.txt             the output of other tools
  audit diff before.json after.json --format markdown  for a ticket or a pull request

What changed: OPENED, CLOSED, REBOUND (same owner, other address), OWNER-CHANGED, BINARY-CHANGED, MOVED (an RPC program
on another port), RESTARTED (only with --restarts).

Exit status: 0 nothing changed · 1 something did · 2 the two do not show equally much, and are not compared ·
64 called wrongly · 65 a file is faulty · 66 a file cannot be read
`;

/** Declares `audit diff`. */
export function diffProgram(finish: (status: number) => void): Command {
  return new Command("diff")
    .description("compare two recordings of a host: ports, addresses, owners, binaries")
    .argument("<old>", "evidence: a file of audit collect, or [format:]file with the output of another tool")
    .argument("<new>", "the same, of a later time; - reads standard input")
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("text"))
    .option("--restarts", "tell of programs that were only started anew, too")
    .option("-q, --quiet", "only the changes")
    .option("--no-color", "no colours")
    .addHelpText("after", HELP)
    .action(async (old: string, fresh: string, options: DiffOptions) => {
      finish(await (await import("./diff-command.ts")).diffCommand([old, fresh], options));
    });
}
