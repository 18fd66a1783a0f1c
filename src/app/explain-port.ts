import { checks } from "../checks/index.ts";
import type { PortSubject } from "../checks/define-check.ts";
import { tablesOfTransports } from "../checks/port-rule/tables.ts";
import { foundListener } from "../checks/port-rule/words.ts";
import { checkOf } from "../evaluate/judge-rule.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Transport } from "../model/listening-socket.ts";
import type { Policy, Rule } from "../model/policy.ts";
import { walkPolicy } from "../model/walk-policy.ts";
import type { PortExplanation, RuleOnPort } from "../model/port-explanation.ts";
import type { Finding } from "../model/report.ts";
import { judge } from "./run-audit.ts";
import { surveyTarget } from "./survey-target.ts";
import type { EvidenceSource } from "./evidence-source.ts";

/** What is asked: one port, on one transport or on all of them. */
export interface PortQuestion {
  readonly port: number;
  readonly transports: readonly Transport[];
}

const SETTINGS = { loopback: "left-out" } as const;

/** Socket, owners, binary, package, unit and container of one port, and what the policies say of it. */
export async function explainPort(
  question: PortQuestion,
  policies: readonly Policy[],
  target: EvidenceSource,
): Promise<PortExplanation> {
  const beside = requestsFor(question);
  const { evidence } = await surveyTarget(target, { policies, settings: SETTINGS, beside });
  const host = observationOf(evidence, "host");
  const tables = tablesOfTransports(question.transports).map((table) =>
    observationOf(evidence, `listening-sockets:${table}`),
  );
  const sockets = tables
    .flatMap((seen) => (seen.status === "observed" ? seen.facts.sockets : []))
    .filter(({ port }) => port === question.port);
  // Where something listens, only the rules about its transport are of interest.
  const heard = question.transports.filter((transport) =>
    sockets.some((socket) => socket.transport === transport),
  );
  const answered = heard.length === 0 ? question : { ...question, transports: heard };
  return {
    ...question,
    target: target.name,
    host: host.status === "observed" ? host.facts : null,
    listeners: sockets.map((listener) => foundListener(listener, "listens", evidence)),
    unseen: tables.filter((seen) => seen.status === "unavailable"),
    rules: policies.flatMap((policy) => rulesOn(answered, policy, evidence)),
  };
}

/** Rules of branches that are not taken say nothing: their findings do not exist. */
function rulesOn(question: PortQuestion, policy: Policy, evidence: Evidence): readonly RuleOnPort[] {
  const findings = new Map(
    judge([policy], evidence, SETTINGS).map((finding) => [finding.rule.id, finding] as const),
  );
  const rules: RuleOnPort[] = [];
  for (const { node } of walkPolicy(policy.nodes)) {
    const finding = findings.get(node.id);
    const says = node.kind === "rule" ? sayOf(node, question) : null;
    if (finding !== undefined && says !== null) rules.push({ says, finding: narrowed(finding, question) });
  }
  return rules;
}

function sayOf(rule: Rule, question: PortQuestion): string | null {
  const check = checkOf(rule, checks);
  const subjects = question.transports.map((transport): PortSubject => ({ transport, port: question.port }));
  return (
    subjects
      .map((subject) => check?.speaksOf?.(rule.fields, subject) ?? null)
      .find((says) => says !== null) ?? null
  );
}

/** The finding with only what it found on the port in question. */
function narrowed(finding: Finding, { port }: PortQuestion): Finding {
  const { verdict } = finding;
  if (verdict.status === "skipped") return finding;
  const found = verdict.found.filter(({ listener }) => listener?.port === port);
  return { ...finding, verdict: { ...verdict, found } };
}

function requestsFor(question: PortQuestion): readonly EvidenceRequest[] {
  const ports = [[question.port, question.port]] as const;
  const owners = [{ ports, depth: "every", details: ["md5", "sha256", "package"] }] as const;
  return [
    { kind: "service-names" },
    ...tablesOfTransports(question.transports).map(
      (table) => ({ kind: "listening-sockets", table, owners }) as const,
    ),
  ];
}
