import { checks } from "../checks/index.ts";
import type { JudgeSettings } from "../checks/define-check.ts";
import { judgePolicy } from "../evaluate/judge-policy.ts";
import { ALL_PORTS } from "../model/port-set.ts";
import type { Evidence, EvidenceRequest, OwnerDetail } from "../model/evidence.ts";
import type { Policy } from "../model/policy.ts";
import type { AuditReport, Finding, ReportedDiagnostic } from "../model/report.ts";
import type { Observation } from "../model/observation.ts";
import type { ScannedPorts } from "../model/port-scan.ts";
import type { CommandLeave } from "../targets/program-access.ts";
import { requestsBesideScan } from "./both-views.ts";
import { buildReport } from "./build-report.ts";
import { surveyTarget } from "./survey-target.ts";
import type { EvidenceSource } from "./evidence-source.ts";

/** What the user decided for a run. */
export interface AuditOptions extends JudgeSettings {
  /** What the report wants to show beyond what the rules need: owners of every listener, with these details. */
  readonly owners?: { readonly details: readonly OwnerDetail[] };
  /** How much the report wants to tell of the host. */
  readonly host?: "brief" | "full";
  readonly diagnostics?: readonly ReportedDiagnostic[];
  /** What a scan reached of the target from outside: the target itself cannot tell. */
  readonly scan?: Observation<readonly ScannedPorts[]>;
  /** Which commands of the policies may run; absent: none. */
  readonly commands?: CommandLeave;
  /** Asked for beside what the rules need, of targets that show their own sockets. */
  readonly wanted?: readonly EvidenceRequest[];
}

/** A report, and the evidence that it was made of. */
export interface EvidencedReport {
  readonly report: AuditReport;
  readonly evidence: Evidence;
}

/** The whole path from policies to a report, on one target or on what was recorded of it: plan and collect in rounds, judge, report. */
export async function runAudit(
  policies: readonly Policy[],
  target: EvidenceSource,
  options: AuditOptions,
): Promise<AuditReport> {
  return (await runWithEvidence(policies, target, options)).report;
}

/** The same, with the evidence: for those who compare it with that of another run. */
export async function runWithEvidence(
  policies: readonly Policy[],
  target: EvidenceSource,
  options: AuditOptions,
): Promise<EvidencedReport> {
  const startedAtMs = target.now();
  const evidence = await collectEvidence(policies, target, options);
  const judgements = policies.map((policy) => judgePolicy(policy, evidence, { checks, settings: options }));
  const diagnostics = options.diagnostics ?? [];
  const report = buildReport({
    policies,
    evidence,
    judgements,
    diagnostics,
    startedAtMs,
    finishedAtMs: target.now(),
  });
  return { report, evidence };
}

/** Reads everything that the policies and the report need to see. Never throws for the world. */
export async function collectEvidence(
  policies: readonly Policy[],
  target: EvidenceSource,
  options: AuditOptions,
): Promise<Evidence> {
  const widen = (request: EvidenceRequest) => widened(request, options);
  const { scan, commands } = options;
  const views = target.kind === "evidence" ? target.bothViews : requestsBesideScan(scan);
  const beside = [...views, ...wantedOf(target, options)];
  const leave = commands === undefined ? {} : { commands };
  const plan = { policies, settings: options, beside, widen, ...leave };
  return (await surveyTarget(target, scan === undefined ? plan : { ...plan, scan })).evidence;
}

/** Judges what was seen. Pure: the same policies and evidence give the same findings. */
export function judge(
  policies: readonly Policy[],
  evidence: Evidence,
  settings: JudgeSettings,
): readonly Finding[] {
  return policies.flatMap((policy) => judgePolicy(policy, evidence, { checks, settings }).findings);
}

function wantedOf(target: EvidenceSource, { wanted = [] }: AuditOptions): readonly EvidenceRequest[] {
  return target.kind === "evidence" && target.seenFrom === "outside" ? [] : wanted;
}

function widened(request: EvidenceRequest, { owners, host }: AuditOptions): EvidenceRequest {
  if (request.kind === "host" && host === "full") return { ...request, depth: "full" };
  if (request.kind !== "listening-sockets" || owners === undefined) return request;
  return {
    ...request,
    owners: [...request.owners, { ports: ALL_PORTS, depth: "every", details: owners.details }],
  };
}
