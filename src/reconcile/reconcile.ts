import { observationOf } from "../model/evidence.ts";
import type { Evidence } from "../model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../model/listening-socket.ts";
import type { ScannedPorts } from "../model/port-scan.ts";
import { hasPort, unionOfPorts } from "../model/port-set.ts";
import type { ReconciledPort, Reconciliation, UnseenSide } from "../model/reconciliation.ts";
import { servesAddress } from "./serves-address.ts";

const TRANSPORTS = ["tcp", "udp"] as const;

/** Compares what listens by the host's own account with what a scan of its addresses reached. */
export function reconcile(evidence: Evidence): Reconciliation {
  const views = TRANSPORTS.map((transport) => viewOf(transport, evidence));
  return {
    ports: views.flatMap((view) => view.scans.flatMap((scan) => portsOf(view, scan))),
    unseen: views.flatMap(({ unseen }) => unseen),
  };
}

/** Everything that both sides say of one transport. */
interface View {
  readonly inside: readonly ListeningSocket[];
  readonly scans: readonly ScannedPorts[];
  readonly unseen: readonly UnseenSide[];
}

function viewOf(transport: "tcp" | "udp", evidence: Evidence): View {
  const inside: ListeningSocket[] = [];
  const unseen: UnseenSide[] = [];
  for (const table of [transport, `${transport}6`] satisfies SocketTable[]) {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    if (seen.status === "unavailable")
      unseen.push({
        side: "inside",
        transport,
        detail: `The ${table} sockets were not seen: ${seen.detail}`,
      });
    // A table that was tried from outside, or predicted, is no account of the host's own.
    else if (seen.facts.tried !== undefined || seen.facts.predicted !== undefined)
      unseen.push({ side: "inside", transport, detail: `The ${table} sockets were not read on the host.` });
    else inside.push(...seen.facts.sockets);
  }
  const scan = observationOf(evidence, "port-scan");
  const scans = scan.status === "observed" ? scan.facts.filter((entry) => entry.transport === transport) : [];
  const missing =
    scan.status === "observed" ? `The scan from outside tried no ${transport} port.` : scan.detail;
  if (scans.length === 0) unseen.push({ side: "outside", transport, detail: missing });
  return { inside, scans, unseen };
}

function portsOf(view: View, scan: ScannedPorts): readonly ReconciledPort[] {
  const { transport, address } = scan;
  const serving = view.inside.filter((listener) => servesAddress(listener, address) !== "no");
  const byPort = Map.groupBy(serving, ({ port }) => port);
  const ports = [...new Set([...byPort.keys(), ...portsIn(scan.open)])].sort((a, b) => a - b);
  return ports.map((port) => {
    const listeners = byPort.get(port) ?? [];
    const judged = hasPort(scan.open, port) ? judgeOpen(view, listeners) : judgeSilent(listeners, port, scan);
    return { ...judged, transport, address, port, listeners };
  });
}

function portsIn(set: ScannedPorts["open"]): readonly number[] {
  return unionOfPorts([set]).flatMap(([first, last]) =>
    Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index),
  );
}

type Judged = Pick<ReconciledPort, "kind" | "detail">;

function judgeOpen({ unseen }: View, listeners: readonly ListeningSocket[]): Judged {
  if (listeners.length > 0) return { kind: "agrees", detail: "It listens and answers." };
  const blind = unseen.find(({ side }) => side === "inside");
  if (blind !== undefined) return { kind: "not-comparable", detail: blind.detail };
  const detail =
    "It answers, and the host shows nothing that listens: something is hidden, or stands in between.";
  return { kind: "not-explained", detail };
}

function judgeSilent(listeners: readonly ListeningSocket[], port: number, scan: ScannedPorts): Judged {
  if (listeners.every((listener) => servesAddress(listener, scan.address) === "unknown"))
    return {
      kind: "not-comparable",
      detail: "The host does not tell whether the listener serves this address.",
    };
  if (hasPort(scan.filtered, port))
    return { kind: "not-reached", detail: "It listens, and a packet filter stands before it." };
  if (hasPort(scan.refused, port))
    return { kind: "not-reached", detail: "It listens, and was refused from outside." };
  return {
    kind: "not-comparable",
    detail: "It listens, and the scan does not tell whether it can be reached.",
  };
}
