import type { CommandFacts } from "../../../model/command.ts";
import type { Seen } from "../../../model/observation.ts";
import type { CommandCall } from "../../program-access.ts";
import { codeOf } from "../unavailable-from.ts";
import { confine } from "./confine.ts";
import { prepareWords } from "./prepare-words.ts";
import { watchCommand } from "./watch-command.ts";

/**
 * Runs one command of a policy: no input, a bare environment, a session of its own that is ended with it, limits of time
 * and output. How it ends and what it prints are facts; that it took too long is `timed-out`. Never throws.
 */
export async function runCommand(call: CommandCall): Promise<Seen<CommandFacts>> {
  const confined = await confine(call);
  if (confined.status === "unavailable") return confined;
  try {
    const prepared = prepareWords(call);
    if (prepared.status === "unavailable") return prepared;
    try {
      return await watchCommand([...confined.value.words, ...prepared.value.words], confined.value, call);
    } finally {
      prepared.value.remove();
    }
  } catch (error) {
    const detail = `The command could not be started (${codeOf(error)}).`;
    return { status: "unavailable", reason: "failed", detail };
  }
}
