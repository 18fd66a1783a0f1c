import { Command } from "commander";
import type { LearnOptions } from "./learn-command.ts";

const HELP = `
Examples:
  audit learn web1.json web2.json -o web.audit
  audit learn --role web=web1.json web2.json --role db=db1.json -o policies
                                                      policies/web.audit and policies/db.audit

A port that all hosts have is required, one that only some have is allowed, and every other is closed. Programs are
named by path and package, or by digest. Above each rule is a line for the reason why the port has to be open.

Exit status: 0 learnt · 2 something was not seen, and is not in the policy · 64 called wrongly · 65 a file is faulty ·
66 a file cannot be read
`;

/** Declares `audit learn`. */
export function learnProgram(finish: (status: number) => void): Command {
  return new Command("learn")
    .description("write a policy that allows what recorded hosts have open, and nothing else")
    .argument("[evidence...]", "files of audit collect, or [format:]file with the output of another tool")
    .option(
      "--role <name=file...>",
      "hosts that do the same work: one policy for each role; the files that follow belong to it",
      collect,
      [] as readonly string[],
    )
    .option("-o, --output <file>", "where to: a file, or with several roles a folder")
    .addHelpText("after", HELP)
    .action(async (files: string[], options: LearnOptions) => {
      finish(await (await import("./learn-command.ts")).learnCommand(files, options));
    });
}

function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
