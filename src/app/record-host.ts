import { entriesOf, observationsFrom } from "../model/observations.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { buildDocument } from "../evidence/build-document.ts";
import type { EvidenceDocument } from "../evidence/evidence-document.ts";
import type { EvidenceRequest } from "../model/evidence.ts";
import { SOCKET_TABLES } from "../model/listening-socket.ts";
import type { Policy } from "../model/policy.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import type { CommandLeave } from "../targets/program-access.ts";
import type { EvidenceSource } from "./evidence-source.ts";
import { surveyTarget } from "./survey-target.ts";
import type { Survey } from "./survey-target.ts";
import { VERSION } from "./version.ts";

/** What the user decided for a recording. */
export interface RecordOptions extends JudgeSettings {
  /** Whether the command lines of processes are kept. */
  readonly arguments: EvidenceDocument["arguments"];
  /** Which commands of the policies may run; absent: none. */
  readonly commands?: CommandLeave;
}

/**
 * Records what a run of the policies would read, round by round, and nothing of the branches that it would not take.
 * Without a policy: everything that can be asked for.
 */
export async function recordHost(
  policies: readonly Policy[],
  target: EvidenceSource,
  options: RecordOptions,
): Promise<EvidenceDocument> {
  const beside = policies.length === 0 ? EVERYTHING : [FULL_HOST];
  const leave = options.commands === undefined ? {} : { commands: options.commands };
  const survey = await surveyTarget(onlySeen(target), { policies, settings: options, beside, ...leave });
  const { evidence, requests } = withoutScan(survey);
  return buildDocument({ evidence, requests, policies, arguments: options.arguments, version: VERSION });
}

/** Evidence is what was seen: predictions are never written into it. */
function onlySeen(target: EvidenceSource): EvidenceSource {
  return target.kind === "evidence" || target.atRest === undefined
    ? target
    : { ...target, atRest: { ...target.atRest, predict: "not-asked" } };
}

/** No host can tell how it looks from outside: that is no gap in what was recorded of it. */
function withoutScan({ evidence, requests }: Survey): Survey {
  const kept = entriesOf(evidence.observations).filter(([key]) => key !== "port-scan");
  const observations = observationsFrom(kept);
  return {
    evidence: { ...evidence, observations },
    requests: requests.filter(({ kind }) => kind !== "port-scan"),
  };
}

const FULL_HOST: EvidenceRequest = { kind: "host", depth: "full" };

const EVERYTHING: readonly EvidenceRequest[] = [
  FULL_HOST,
  { kind: "service-names" },
  ...SOCKET_TABLES.map((table): EvidenceRequest => ({
    kind: "listening-sockets",
    table,
    owners: [{ ports: ALL_PORTS, depth: "every", details: ["md5", "sha256", "package"] }],
  })),
  { kind: "rpc-services" },
  { kind: "network-interfaces" },
  { kind: "official-addresses" },
];
