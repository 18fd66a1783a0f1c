import { observationOf } from "../model/evidence.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ReconciledPort, ReportedReconciliation } from "../model/reconciliation.ts";
import { reconcile } from "./reconcile.ts";

const ORDER: readonly ReconciledPort["kind"][] = ["not-explained", "not-reached", "not-comparable", "agrees"];

/** Both views of the host for its report, the disagreements first; `null` where there is only one of them. */
export function reportReconciliation(evidence: Evidence): ReportedReconciliation | null {
  const scan = observationOf(evidence, "port-scan");
  if (scan.status === "unavailable" || !hasInside(evidence)) return null;
  const scanned = new Set(scan.facts.map(({ transport }) => transport));
  const { ports, unseen } = reconcile(evidence);
  const inOrder = ORDER.flatMap((kind) => ports.filter((entry) => entry.kind === kind));
  return {
    ports: inOrder.map(({ kind, transport, address, port, detail }) => ({
      kind,
      transport,
      address,
      port,
      detail,
    })),
    // Nobody misses a transport that was not scanned.
    unseen: unseen.filter(({ transport }) => scanned.has(transport)),
  };
}

/** Whether the host told something of itself. */
function hasInside(evidence: Evidence): boolean {
  return (["tcp", "tcp6", "udp", "udp6"] as const).some((table) => {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    return seen.status === "observed" && seen.facts.tried === undefined && seen.facts.predicted === undefined;
  });
}
