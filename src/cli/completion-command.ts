import type { Command } from "commander";
import { completionScript } from "./completion-script.ts";
import type { CommandWords } from "./completion-script.ts";
import { writeStdout } from "./write-output.ts";

/** `audit completion SHELL`: a script made from the commands and options themselves. */
export async function completionCommand(program: Command, shell: "bash" | "zsh" | "fish"): Promise<number> {
  const words = program.commands.map(wordsOf);
  await writeStdout(completionScript(words, shell));
  return 0;
}

function wordsOf(command: Command): CommandWords {
  return {
    name: command.name(),
    summary: command.description(),
    options: command.options.map((option) => option.long ?? option.short ?? ""),
    values: command.registeredArguments.flatMap((argument) => argument.argChoices ?? []),
    nested: command.commands.map(wordsOf),
  };
}
