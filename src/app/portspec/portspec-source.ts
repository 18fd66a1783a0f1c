import type { Evidence, EvidenceRequest } from "../../model/evidence.ts";
import { keyOfRequest } from "../../model/evidence.ts";
import type { PortspecReading } from "../../policy/portspec/portspec-config.ts";
import type { AnsweringHost } from "../evidence-source.ts";

type Observations = Evidence["observations"];

/** What is kept of a host while it is judged. */
export interface SeenPorts {
  /** Ports that were seen to listen, on any of its addresses. */
  readonly open: Set<number>;
}

/**
 * A host as it is looked at for PortSpec: what was seen to listen is kept for the words beside the findings. With
 * `faithful`, everything that was not seen to be open is closed, as it is to the original: filtered ports, hosts that
 * cannot be reached, and names without an address.
 */
export function portspecSource(
  host: AnsweringHost,
  seen: SeenPorts,
  reading: PortspecReading,
): AnsweringHost {
  return {
    ...host,
    async answer(requests, how) {
      const answered = await host.answer(requests, how);
      const observations = reading === "faithful" ? takenForClosed(requests, answered) : answered;
      for (const table of ["tcp", "tcp6"] as const) {
        const tcp = observations[`listening-sockets:${table}`];
        if (tcp?.status === "observed") for (const { port } of tcp.facts.sockets) seen.open.add(port);
      }
      return observations;
    },
  };
}

function takenForClosed(requests: readonly EvidenceRequest[], observations: Observations): Observations {
  const taken: Observations = { ...observations };
  for (const request of requests) {
    if (request.kind !== "listening-sockets") continue;
    const { table } = request;
    const key = `listening-sockets:${table}` as const;
    const seen = observations[key];
    const sockets = seen?.status === "observed" ? seen.facts.sockets : [];
    const facts = { table, sockets, gaps: [], extent: "tried-addresses" as const };
    Object.assign(taken, {
      [keyOfRequest(request)]: { status: "observed", source: seen?.source ?? "", facts },
    });
  }
  return taken;
}
