import { observationOf } from "../model/evidence.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import type { EvidenceDocument, UnseenPart } from "./evidence-document.ts";
import { leaveOutArguments } from "./leave-out-arguments.ts";
import { leaveOutDigests } from "./leave-out-digests.ts";
import { EVIDENCE_SCHEMA } from "./schema.ts";

/** Everything a document is made of. */
export interface DocumentParts {
  readonly evidence: Evidence;
  readonly requests: readonly EvidenceRequest[];
  readonly policies: EvidenceDocument["policies"];
  readonly arguments: EvidenceDocument["arguments"];
  /** Of the tool that took it. */
  readonly version: string;
}

/** Puts evidence into the shape in which it is kept. Pure. */
export function buildDocument({ evidence, requests, version, ...parts }: DocumentParts): EvidenceDocument {
  const bare = leaveOutDigests(evidence);
  const kept = parts.arguments === "recorded" ? bare : leaveOutArguments(bare);
  const host = observationOf(evidence, "host");
  const { collectedBy: user, privilege } = host.status === "observed" ? host.facts : {};
  return {
    $schema: EVIDENCE_SCHEMA,
    schemaVersion: "1.0",
    kind: "evidence",
    tool: { name: "dotaudit", version },
    collectedAt: evidence.collectedAt,
    target: evidence.target,
    takenBy: user === undefined || privilege === undefined ? null : { user, privilege },
    arguments: parts.arguments,
    policies: parts.policies.map(({ file, sha256 }) => ({ file, sha256 })),
    unseen: unseenOf(evidence),
    requests,
    observations: kept.observations,
  };
}

function unseenOf(evidence: Evidence): readonly UnseenPart[] {
  const keys = Object.keys(evidence.observations) as EvidenceKey[];
  return keys.flatMap((key): readonly UnseenPart[] => {
    const seen = observationOf(evidence, key);
    if (seen.status === "unavailable") return [{ key, reason: seen.reason, detail: seen.detail }];
    const gaps = "gaps" in seen.facts ? seen.facts.gaps : [];
    return gaps.map(({ reason, detail }) => ({ key, reason, detail }));
  });
}
