import { checks } from "../checks/index.ts";
import type { PortSubject } from "../checks/define-check.ts";
import { tablesOfTransports } from "../checks/port-rule/tables.ts";
import { foundListener } from "../checks/port-rule/words.ts";
import { collectEvidence as collect } from "../collectors/collect-evidence.ts";
import { collectors } from "../collectors/index.ts";
import { mergeRequests } from "../evaluate/merge-requests.ts";
import { planRequests } from "../evaluate/plan-requests.ts";
import { observationOf } from "../model/evidence.ts";
import type { Evidence, EvidenceRequest } from "../model/evidence.ts";
import type { Transport } from "../model/listening-socket.ts";
import type { Policy } from "../model/policy.ts";
import type { PortExplanation, RuleOnPort } from "../model/port-explanation.ts";
import type { Finding } from "../model/report.ts";
import type { Target } from "../targets/target.ts";
import { judge } from "./run-audit.ts";

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
  target: Target,
): Promise<PortExplanation> {
  const requests = [...planRequests(policies, checks, SETTINGS), ...requestsFor(question)];
  const evidence = await collect(target, mergeRequests(requests), collectors);
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

function rulesOn(question: PortQuestion, policy: Policy, evidence: Evidence): readonly RuleOnPort[] {
  const findings = judge([policy], evidence, SETTINGS);
  return policy.nodes.flatMap((node, index) => {
    const check = checks.find(({ type }) => type === node.type);
    const finding = findings[index];
    if (node.kind !== "rule" || check === undefined || finding === undefined) return [];
    const says = question.transports
      .map((transport): PortSubject => ({ transport, port: question.port }))
      .map((subject) => check.speaksOf(node.fields, subject))
      .find((words) => words !== null);
    return says === undefined ? [] : [{ says, finding: narrowed(finding, question) }];
  });
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
