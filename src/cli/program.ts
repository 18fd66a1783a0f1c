import { Argument, Command, Option } from "commander";
import { VERSION } from "../app/version.ts";
import { printableLines } from "../support/printable.ts";
import { alertProgram } from "./alert-program.ts";
import { baselineProgram } from "./baseline-program.ts";
import { collectProgram } from "./collect-program.ts";
import { convertProgram } from "./convert-program.ts";
import { diffProgram } from "./diff-program.ts";
import { withEvidenceOption } from "./evidence-option.ts";
import type { ExplainOptions } from "./explain-command.ts";
import type { FmtOptions } from "./fmt-command.ts";
import { learnProgram } from "./learn-program.ts";
import type { LintOptions } from "./lint-command.ts";
import { LINT_FORMAT_NAMES } from "./lint-formats/format-names.ts";
import type { ListOptions } from "./list-command.ts";
import { LISTS } from "./lists.ts";
import type { ListName } from "./lists.ts";
import { mergeProgram } from "./merge-program.ts";
import { planProgram } from "./plan-program.ts";
import { withPolicyOptions } from "./policy-options.ts";
import { renderProgram } from "./render-program.ts";
import { runProgram } from "./run-program.ts";
import { scanProgram } from "./scan-program.ts";
import { targetsProgram } from "./targets-program.ts";
import { trustProgram } from "./trust-program.ts";
import type { VarsOptions } from "./vars-command.ts";
import { registerProgram } from "./register-program.ts";
import { waiveProgram } from "./waive-program.ts";
import { watchProgram } from "./watch-program.ts";
import type { WhyOptions } from "./why-command.ts";
import {
  EXIT_HELP,
  EXPLAIN_HELP,
  FMT_HELP,
  LINT_HELP,
  LIST_HELP,
  TOP_HELP,
  VARS_HELP,
  WHY_HELP,
} from "./help.ts";

type Finish = (status: number) => void;

/** The command line of `audit`: every command with its options and help. Commands are loaded when they are run. */
export function buildProgram(finish: Finish): Command {
  const program = new Command("audit")
    .description("Judges .audit policies about listening sockets and the processes that own them.")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    // Without it, `--state` behind `watch accept` would be taken for an option of `watch`.
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(printableLines(text)) })
    .addHelpText("after", TOP_HELP + EXIT_HELP);
  program.addCommand(runProgram(finish), { isDefault: false });
  program.addCommand(withPolicyOptions(collectProgram(finish)));
  program.addCommand(scanProgram(finish));
  program.addCommand(renderProgram(finish));
  program.addCommand(mergeProgram(finish));
  program.addCommand(diffProgram(finish));
  program.addCommand(learnProgram(finish));
  program.addCommand(waiveProgram(finish));
  program.addCommand(withEvidenceOption(withPolicyOptions(registerProgram(finish))));
  program.addCommand(baselineProgram(finish));
  program.addCommand(withPolicyOptions(lintProgram(finish)));
  program.addCommand(fmtProgram(finish));
  program.addCommand(convertProgram(finish));
  program.addCommand(withPolicyOptions(explainProgram(finish)));
  program.addCommand(withEvidenceOption(withPolicyOptions(whyProgram(finish))));
  program.addCommand(withPolicyOptions(varsProgram(finish)));
  program.addCommand(targetsProgram(finish));
  program.addCommand(planProgram(finish));
  program.addCommand(trustProgram(finish));
  program.addCommand(watchProgram(finish));
  program.addCommand(alertProgram(finish));
  program.addCommand(listProgram(finish));
  program.addCommand(completionProgram(program, finish));
  inheritSettings(program);
  return program;
}

/** Every command, and every command of a command, helps and ends as the program does. */
function inheritSettings(program: Command): void {
  for (const command of program.commands) {
    command.copyInheritedSettings(program).helpOption("-h, --help", "print this help").helpCommand(false);
    inheritSettings(command);
  }
}

function lintProgram(finish: Finish): Command {
  return new Command("lint")
    .description("print every fault of policies, without looking at the machine")
    .argument("<policy...>", "policy files; - reads standard input")
    .addOption(
      new Option("--format <format>", "how to print them").choices(LINT_FORMAT_NAMES).default("text"),
    )
    .option("--strict", "warnings count as errors; notes never do")
    .addHelpText("after", LINT_HELP)
    .action(async (names: string[], options: LintOptions) => {
      finish(await (await import("./lint-command.ts")).lintCommand(names, options));
    });
}

function fmtProgram(finish: Finish): Command {
  return new Command("fmt")
    .description("lay policies out canonically, in place, without changing what they mean")
    .argument("<policy...>", "policy files; - reads standard input and writes standard output")
    .option("--check", "change nothing; name the policies that would change and exit with 1")
    .addHelpText("after", FMT_HELP)
    .action(async (names: string[], options: FmtOptions) => {
      finish(await (await import("./fmt-command.ts")).fmtCommand(names, options));
    });
}

function explainProgram(finish: Finish): Command {
  return new Command("explain")
    .description("show what a policy does: its tree, or one line of it in plain words")
    .argument("<policy[:line]>", "a policy file, perhaps with a line; - reads standard input")
    .addOption(new Option("--format <format>", "how to print it").choices(["text", "json"]).default("text"))
    .option("--no-color", "no colours")
    .addHelpText("after", EXPLAIN_HELP)
    .action(async (place: string, options: ExplainOptions) => {
      finish(await (await import("./explain-command.ts")).explainCommand(place, options));
    });
}

function whyProgram(finish: Finish): Command {
  return new Command("why")
    .description("tell everything about one port: socket, owners, binary, package, unit, container, rules")
    .argument("<port[/proto]>", "a port, with /tcp, /udp or /udplite to look at one protocol only")
    .argument("[policy...]", "policies whose rules about the port are to be shown")
    .option("--no-color", "no colours")
    .addHelpText("after", WHY_HELP)
    .action(async (port: string, names: string[], options: WhyOptions) => {
      finish(await (await import("./why-command.ts")).whyCommand({ port, names }, options));
    });
}

function varsProgram(finish: Finish): Command {
  return new Command("vars")
    .description("list the variables of policies: values, defaults, types, meanings")
    .argument("<policy...>", "policy files; - reads standard input")
    .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .addHelpText("after", VARS_HELP)
    .action(async (names: string[], options: VarsOptions) => {
      finish(await (await import("./vars-command.ts")).varsCommand(names, options));
    });
}

function listProgram(finish: Finish): Command {
  return new Command("list")
    .description(
      "list the check types with their keywords, report formats, collectors, or formats of evidence",
    )
    .addArgument(new Argument("<what>", "what to list").choices(LISTS))
    .option("--type <type>", "one check type or built-in item with all of its keywords")
    .addOption(new Option("--format <format>", "how to print them").choices(["text", "json"]).default("text"))
    .addHelpText("after", LIST_HELP)
    .action(async (what: ListName, options: ListOptions) => {
      finish(await (await import("./list-command.ts")).listCommand(what, options));
    });
}

function completionProgram(program: Command, finish: Finish): Command {
  return new Command("completion")
    .description("print a completion script for a shell")
    .addArgument(new Argument("<shell>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText("after", '\nExample:\n  eval "$(audit completion bash)"\n')
    .action(async (shell: "bash" | "zsh" | "fish") => {
      const { completionCommand } = await import("./completion-command.ts");
      finish(await completionCommand(program, shell));
    });
}
