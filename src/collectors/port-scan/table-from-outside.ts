import type { ListeningSocketsFacts, TriedPorts } from "../../model/evidence.ts";
import type { EvidenceGap, Unavailable } from "../../model/observation.ts";
import type { ListeningSocket, SocketTable } from "../../model/listening-socket.ts";
import { eachPort, unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";

/** What trying the ports of one address over one transport taught. */
export interface OutsideView extends TriedPorts {
  readonly placed: Pick<ListeningSocket, "family" | "address" | "scope">;
  readonly transport: "tcp" | "udp";
  readonly open: PortSet;
  /** No answer, where that means neither open nor closed. */
  readonly silent: PortSet;
}

/**
 * A table of sockets as far as it shows from outside: who answers, not which kind of socket. Both families of a transport
 * are told what was tried; a listener stands in the table of its own family. `owners` is why nobody knows who holds them.
 */
export function tableFromOutside(
  table: SocketTable,
  views: readonly OutsideView[],
  owners: Unavailable,
): ListeningSocketsFacts {
  const family = table.endsWith("6") ? "ipv6" : "ipv4";
  const own = views.filter(({ placed }) => placed.family === family);
  return {
    table,
    sockets: own.flatMap((view) => socketsOf(view, owners)).sort((a, b) => a.port - b.port),
    gaps: views.flatMap(gapsOf),
    tried: views.map(({ address, answered, filtered }) => ({ address, answered, filtered })),
  };
}

function socketsOf(
  { placed, transport, open }: OutsideView,
  unseen: Unavailable,
): readonly ListeningSocket[] {
  return [...eachPort(open)].map((port) => ({
    transport,
    ...placed,
    v6only: "not-applicable",
    device: null,
    port,
    networkNamespace: null,
    inode: null,
    uid: null,
    owners: { status: "partial", processes: [], unseen },
  }));
}

function gapsOf({ transport, address, answered, filtered, silent }: OutsideView): readonly EvidenceGap[] {
  const unclear = unionOfPorts([filtered, silent]);
  const only = `Only ${transport} ports ${words(answered)} of ${address} answered a scan from outside.`;
  const quiet = `Whether anything listens on ${transport} ports ${words(unclear)} of ${address} is not known: a packet filter or silence.`;
  return [
    { reason: "not-recorded", detail: only },
    ...(unclear.length > 0 ? [{ reason: "timed-out", detail: quiet } as const] : []),
  ];
}

function words(ports: PortSet): string {
  const shown = ports.slice(0, 10).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return shown.length === 0 ? "none" : `${shown.join(", ")}${ports.length > shown.length ? " …" : ""}`;
}
