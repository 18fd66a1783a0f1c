import type { AnyObservation } from "../model/observations.ts";
import type { Evidence, EvidenceKey, EvidenceKind, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { Target } from "../targets/target.ts";
import type { Collector } from "./define-collector.ts";

/** Answers every request by the first collector that applies to the target. What nobody can read is `unavailable`. */
export async function collectEvidence(
  target: Target,
  requests: readonly EvidenceRequest[],
  collectors: readonly Collector[],
): Promise<Evidence> {
  const collectedAt = new Date(target.now()).toISOString();
  const observations: Partial<Record<EvidenceKey, AnyObservation>> = {};
  for (const kind of new Set(requests.map((request) => request.kind))) {
    const batch = requests.filter((request) => request.kind === kind);
    const answers = await collectKind(
      target,
      batch,
      collectors.find((entry) => isFor(entry, kind, target)),
    );
    for (const [index, request] of batch.entries())
      observations[keyOfRequest(request)] = answers[index] ?? notSupported(target, kind);
  }
  return { target: target.name, collectedAt, observations: observations as Evidence["observations"] };
}

function isFor(collector: Collector, kind: EvidenceKind, target: Target): boolean {
  return collector.kind === kind && collector.isApplicable(target);
}

async function collectKind(
  target: Target,
  batch: readonly EvidenceRequest[],
  collector: Collector | undefined,
): Promise<readonly AnyObservation[]> {
  return collector === undefined ? [] : await collector.collect(target, batch);
}

function notSupported(target: Target, kind: EvidenceKind): AnyObservation {
  return { status: "unavailable", source: kind, reason: "not-supported", detail: whyNot(target, kind) };
}

function whyNot(target: Target, kind: EvidenceKind): string {
  if (target.atRest !== undefined) return `There is no ${kind} in a system that does not run.`;
  return `There is no way here to read ${kind} on ${target.identity().system}.`;
}
