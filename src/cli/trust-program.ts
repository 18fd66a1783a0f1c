import { Command } from "commander";
import type { TrustOptions } from "./trust-command.ts";

const HELP = `
Examples:
  audit plan policy.audit                 look at its commands first
  audit trust policy.audit                from now on they run
  audit trust --list
  audit trust --remove policy.audit

A policy is known by the SHA-256 of its text: one that changes has to be trusted again. Values of variables are yours.
The digests stand in $XDG_CONFIG_HOME/dotaudit/trusted-policies and /etc/dotaudit/trusted-policies; a file that somebody
else can write is not used.

Exit status: 0 done · 2 the file could not be written · 64 called wrongly · 65 a faulty policy · 66 one cannot be read
`;

/** Declares `audit trust`. */
export function trustProgram(finish: (status: number) => void): Command {
  return new Command("trust")
    .description("let the commands of policies run from now on, as long as their text stays the same")
    .argument("[policy...]", "policy files; with --remove also digests")
    .option("--list", "list the trusted policies")
    .option("--remove", "trust these policies no more")
    .addHelpText("after", HELP)
    .action(async (names: string[], options: TrustOptions) => {
      finish(await (await import("./trust-command.ts")).trustCommand(names, options));
    });
}
