import type { PortCheckValues } from "../../checks/audit-port-check/port-check-fields.ts";
import { scanServices } from "../../checks/audit-port-check/scan-services.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { SocketOwner } from "../../model/process.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import type { AuditReport } from "../../model/report.ts";
import { walkPolicy } from "../../model/walk-policy.ts";
import type { SeenServices } from "../../watch/changes/service-changes.ts";

const MOST_HOLDERS = 5;

/** What the port checks of a target saw of its services; of rules that the run did not come to, nothing. */
export function seenServices(
  policies: readonly Policy[],
  { findings }: Pick<AuditReport, "findings">,
  evidence: Evidence,
): readonly SeenServices[] {
  const judged = new Set(findings.map(({ rule }) => rule.id));
  return policies.flatMap(({ nodes }) =>
    [...walkPolicy(nodes)].flatMap(({ node }) =>
      node.kind === "rule" && node.type === "AUDIT_PORT_CHECK" && judged.has(node.id)
        ? seenBy(node, evidence)
        : [],
    ),
  );
}

function seenBy({ id, severity, fields }: Rule, evidence: Evidence): SeenServices | readonly [] {
  // The binder gave the rule the values of this very check.
  const values = fields as PortCheckValues;
  if (values.reports === "SERVICE_MISSING") return [];
  const { configured, scan, nameOf, listenerOf } = scanServices(values, evidence);
  return {
    rule: id,
    severity,
    configured,
    scan,
    nameOf,
    holdersOf: (change) => holderWords(listenerOf(change)),
  };
}

/** As samhain says it: the program by its file, the process, and the user. */
function holderWords(listener: ListeningSocket | null): readonly string[] {
  if (listener === null || !("processes" in listener.owners)) return [];
  return listener.owners.processes.slice(0, MOST_HOLDERS).map(wordsFor);
}

function wordsFor({ executable, pid, effectiveUser }: SocketOwner): string {
  const path = executable.status === "observed" ? executable.value.path : "-";
  const user = effectiveUser?.name ?? effectiveUser?.uid ?? "-";
  return `path=<${path}> pid=<${pid}> userid=<${user}>`;
}
