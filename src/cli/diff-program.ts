import { Command, Option } from "commander";
import type { DiffOptions } from "./diff-command.ts";

const FORMATS = ["text", "json", "markdown"];

const HELP = `
Examples:
  audit collect -o before.json; apt upgrade; audit collect -o after.json; audit diff before.json after.json
  audit diff ss:monday.txt ss:tuesday.txt             the output of other tools
  audit diff before.json after.json --format markdown  for a ticket or a pull request
  audit run policy.audit -o json=new.json; audit diff old.json new.json   two reports

What changed between evidence: OPENED, CLOSED, REBOUND (same owner, other address), OWNER-CHANGED, BINARY-CHANGED, MOVED (an RPC program
on another port), RESTARTED (only with --restarts). Between reports: NEWLY-FAILING, OTHER-STATUS, OTHER-FOUND (another
listener or owner breaks the rule), APPEARED, GONE (a rule that only one of them has), MENDED.

Exit status: 0 nothing changed · 1 something did · 2 the two do not show equally much, or are of two hosts, and are not
compared; or are of two policies, and only the rules that both have are · 64 called wrongly · 65 a file is faulty · 66 a file cannot be read
`;

/** Declares `audit diff`. */
export function diffProgram(finish: (status: number) => void): Command {
  return new Command("diff")
    .description("compare two recordings of a host, or two reports: ports, owners, binaries; or findings")
    .argument(
      "<old>",
      "a report of run -o json; or evidence: a file of audit collect, or [format:]file of another tool",
    )
    .argument("<new>", "the same, of a later time; - reads standard input")
    .addOption(new Option("--format <format>", "how to print it").choices(FORMATS).default("text"))
    .option("--restarts", "of evidence: tell of programs that were only started anew, too")
    .option("--across-hosts", "of reports: compare two hosts")
    .option("--across-policies", "of reports: compare what different policies found")
    .option("-q, --quiet", "only the changes")
    .option("--no-color", "no colours")
    .addHelpText("after", HELP)
    .action(async (old: string, fresh: string, options: DiffOptions) => {
      finish(await (await import("./diff-command.ts")).diffCommand([old, fresh], options));
    });
}
