import type { CommandFacts, CommandRequest } from "../../model/command.ts";
import type { Observation, Unavailable } from "../../model/observation.ts";
import type { Target } from "../../targets/target.ts";
import { defineCollector } from "../define-collector.ts";
import { notAllowed } from "./not-allowed.ts";
import { notConfined } from "./not-confined.ts";

const DEFAULT_SECONDS = 60;

/** Commands that run at the same time. */
const AT_ONCE = 2;

const SOURCE = "the command itself";

/** Commands of policies, run as the user allowed it. */
export const commands = defineCollector({
  id: "commands",
  kind: "command",
  summary: "What commands of policies print, where the user allows them.",
  cannotSee: ["commands in containers, images and root file systems: they would have to run inside"],
  isApplicable: () => true,
  touches: ({ command }) => [{ kind: "command", command }],
  collect,
});

async function collect(
  target: Target,
  requests: readonly CommandRequest[],
): Promise<readonly Observation<CommandFacts>[]> {
  const answers: Observation<CommandFacts>[] = [];
  const waiting = requests.entries();
  const work = async () => {
    for (const [index, request] of waiting) answers[index] = await answer(target, request);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function answer(target: Target, request: CommandRequest): Promise<Observation<CommandFacts>> {
  const { runCommand, commandLeave } = target;
  if (runCommand === undefined) return { source: SOURCE, ...notHere(target) };
  if (commandLeave?.allows(request.command) !== true) return { source: SOURCE, ...notAllowed() };
  const unfit = notConfined(commandLeave);
  if (unfit !== null) return { source: SOURCE, ...unfit };
  const seen = await runCommand({
    command: request.command,
    timeoutMs: (request.timeoutSeconds ?? DEFAULT_SECONDS) * 1000,
    user: commandLeave.user,
    network: commandLeave.network,
  });
  return seen.status === "observed"
    ? { status: "observed", source: SOURCE, facts: seen.value }
    : { source: SOURCE, ...seen };
}

function notHere({ kind, atRest }: Target): Unavailable {
  const why =
    atRest === undefined
      ? `nothing is ever run in a ${KINDS[kind] ?? "target"} that is looked at from outside`
      : "the system does not run";
  const detail = `No command can be run: ${why}. Use a check that reads files, or run audit on the system itself.`;
  return { status: "unavailable", reason: "not-supported", detail };
}

const KINDS: Readonly<Record<string, string>> = { namespace: "container", recorded: "recording" };
