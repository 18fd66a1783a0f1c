import ipaddr from "ipaddr.js";
import { observationOf } from "../model/evidence.ts";
import type { Evidence, ListeningSocketsFacts, TriedPorts } from "../model/evidence.ts";
import type { ListeningSocket, SocketTable } from "../model/listening-socket.ts";
import { hasPort } from "../model/port-set.ts";

/** A port of one address, as the host itself tells it and as a scan from outside found it. */
export interface ReconciledPort {
  /**
   * `agrees`: it listens and answers. `not-reached`: it listens and does not answer. `not-explained`: it answers and
   * nothing was seen to listen, so that something is hidden or stands in between. `not-comparable`: one side did not see.
   */
  readonly kind: "agrees" | "not-reached" | "not-explained" | "not-comparable";
  readonly transport: "tcp" | "udp";
  readonly address: string;
  readonly port: number;
  /** What listens there by the host's own account. */
  readonly listeners: readonly ListeningSocket[];
  /** One sentence: why the two differ, or cannot be compared. */
  readonly detail: string;
}

/** A side of a transport that says nothing, and why. */
export interface UnseenSide {
  readonly side: "inside" | "outside";
  readonly transport: "tcp" | "udp";
  readonly detail: string;
}

/** Both views of one host beside each other. Ports that are closed on both sides are left out. */
export interface Reconciliation {
  readonly ports: readonly ReconciledPort[];
  readonly unseen: readonly UnseenSide[];
}

type Serves = "yes" | "no" | "unknown";

const TRANSPORTS = ["tcp", "udp"] as const;

/** Compares what listens by the host's own account with what a scan of one of its addresses reached. */
export function reconcile(inside: Evidence, outside: Evidence): Reconciliation {
  const views = TRANSPORTS.map((transport) => viewOf(transport, inside, outside));
  return {
    ports: views.flatMap((view) => view.tried.flatMap((tried) => portsOf(view, tried))),
    unseen: views.flatMap(({ unseen }) => unseen),
  };
}

/** Everything that both sides say of one transport. */
interface View {
  readonly transport: "tcp" | "udp";
  readonly inside: readonly ListeningSocket[];
  readonly outside: readonly ListeningSocket[];
  readonly tried: readonly TriedPorts[];
  readonly unseen: readonly UnseenSide[];
}

function viewOf(transport: "tcp" | "udp", inside: Evidence, outside: Evidence): View {
  const own = tablesOf(inside, transport, "inside");
  const foreign = tablesOf(outside, transport, "outside");
  const scans = foreign.facts.flatMap(({ tried }) => tried ?? []);
  const byAddress = new Map(scans.map((tried) => [tried.address, tried]));
  const unseen: UnseenSide[] = own.missing.map((detail) => ({ side: "inside", transport, detail }));
  if (byAddress.size === 0) {
    const detail = foreign.missing[0] ?? `The evidence holds no scan of ${transport} ports.`;
    unseen.push({ side: "outside", transport, detail });
  }
  return {
    transport,
    inside: own.facts.flatMap(({ sockets }) => sockets),
    outside: foreign.facts.flatMap(({ sockets }) => sockets),
    tried: [...byAddress.values()],
    unseen,
  };
}

/** A table that was tried from outside is no account of the host's own. */
function tablesOf(evidence: Evidence, transport: "tcp" | "udp", side: UnseenSide["side"]) {
  const facts: ListeningSocketsFacts[] = [];
  const missing: string[] = [];
  for (const table of [transport, `${transport}6`] satisfies SocketTable[]) {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    if (seen.status === "unavailable") missing.push(`The ${table} sockets were not seen: ${seen.detail}`);
    else if (side === "inside" && seen.facts.tried !== undefined)
      missing.push(`The ${table} sockets were tried from outside, and not read on the host.`);
    else facts.push(seen.facts);
  }
  return { facts, missing };
}

function portsOf(view: View, tried: TriedPorts): readonly ReconciledPort[] {
  const open = view.outside.filter(({ address }) => address === tried.address).map(({ port }) => port);
  const serving = view.inside.filter((listener) => serves(listener, tried.address) !== "no");
  const byPort = Map.groupBy(serving, ({ port }) => port);
  const answering = new Set(open);
  const ports = [...new Set([...byPort.keys(), ...open])].sort((a, b) => a - b);
  return ports.map((port) => {
    const listeners = byPort.get(port) ?? [];
    const { transport } = view;
    const judged = answering.has(port) ? judgeOpen(view, listeners) : judgeSilent(listeners, port, tried);
    return { ...judged, transport, address: tried.address, port, listeners };
  });
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

function judgeSilent(listeners: readonly ListeningSocket[], port: number, tried: TriedPorts): Judged {
  if (listeners.every((listener) => serves(listener, tried.address) === "unknown"))
    return {
      kind: "not-comparable",
      detail: "The host does not tell whether the listener serves this address.",
    };
  if (hasPort(tried.filtered, port))
    return { kind: "not-reached", detail: "It listens, and a packet filter stands before it." };
  if (hasPort(tried.answered, port))
    return { kind: "not-reached", detail: "It listens, and was refused from outside." };
  return {
    kind: "not-comparable",
    detail: "It listens, and the scan does not tell whether it can be reached.",
  };
}

/** Whether traffic to an address reaches a listener; `[::]` may serve IPv4, which not every source tells. */
function serves(listener: ListeningSocket, address: string): Serves {
  if (listener.addressShown !== undefined) return "unknown";
  const family = ipaddr.IPv4.isValid(address) ? "ipv4" : "ipv6";
  if (listener.scope !== "any") return listener.address === address ? "yes" : "no";
  if (listener.family === family) return "yes";
  if (family === "ipv6" || listener.v6only === "yes") return "no";
  return listener.v6only === "no" ? "yes" : "unknown";
}
