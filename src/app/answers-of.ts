import { collectEvidence } from "../collectors/collect-evidence.ts";
import { notAllowed } from "../collectors/commands/not-allowed.ts";
import { collectors } from "../collectors/index.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
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
  const refused = batch.filter(
    (request) => request.kind === "command" && commands?.allows(request.command) !== true,
  );
  if (refused.length === 0) return await source.answer(batch);
  const left = batch.filter((request) => !refused.includes(request));
  const answers = left.length === 0 ? {} : await source.answer(left);
  const unseen = refused.map((request) => [keyOfRequest(request), { ...notAllowed(), source: source.name }]);
  return { ...answers, ...(Object.fromEntries(unseen) as Evidence["observations"]) };
}
