import { collectEvidence } from "../collectors/collect-evidence.ts";
import { notAllowed } from "../collectors/commands/not-allowed.ts";
import { notConfinedThere } from "../collectors/commands/not-confined.ts";
import { collectors } from "../collectors/index.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { CommandRequest } from "../model/command.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Unavailable } from "../model/observation.ts";
import type { CommandLeave } from "../targets/program-access.ts";
import type { AnsweringHost, EvidenceSource } from "./evidence-source.ts";

/** What a source answers to one round. A command that nobody allowed is never handed to it. */
export async function answersOf(
  source: EvidenceSource,
  batch: readonly EvidenceRequest[],
  commands: CommandLeave | undefined,
): Promise<Evidence["observations"]> {
  if (source.kind === "evidence") return await answersOfHost(source, batch, commands);
  const target = commands === undefined ? source : { ...source, commandLeave: commands };
  return (await collectEvidence(target, batch, collectors)).observations;
}

/** What was recorded needs no leave: nothing runs any more. */
async function answersOfHost(
  source: AnsweringHost,
  batch: readonly EvidenceRequest[],
  commands: CommandLeave | undefined,
): Promise<Evidence["observations"]> {
  if (source.collectedAt !== null) return await source.answer(batch);
  const refused = new Map(
    batch.flatMap((request) => {
      const why = request.kind === "command" ? whyRefused(request, commands) : null;
      return why === null ? [] : [[request, why] as const];
    }),
  );
  if (refused.size === 0) return await source.answer(batch, commands);
  const left = batch.filter((request) => !refused.has(request));
  const answers = left.length === 0 ? {} : await source.answer(left, commands);
  const unseen = [...refused].map(([request, why]) => [
    keyOfRequest(request),
    { ...why, source: source.name },
  ]);
  return { ...answers, ...(Object.fromEntries(unseen) as Evidence["observations"]) };
}

function whyRefused({ command }: CommandRequest, commands: CommandLeave | undefined): Unavailable | null {
  return commands?.allows(command) === true ? notConfinedThere(commands) : notAllowed();
}
