import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";

interface Place {
  readonly transport: "tcp" | "udp";
  readonly port: number;
}

/** The name that samhain gives a port: that of the RPC program, else of the service, else `unknown`. */
export function serviceLabel(place: Place, evidence: Evidence): string {
  return rpcNameOf(place, evidence) ?? serviceName(place, evidence) ?? "unknown";
}

/** The first program that the portmapper has for a port of IPv4, `RPC_number` where it has no name. */
export function rpcNameOf({ transport, port }: Place, evidence: Evidence): string | null {
  const seen = observationOf(evidence, "rpc-services");
  if (seen.status === "unavailable") return null;
  const first = seen.facts.find(
    (entry) => entry.port === port && entry.transport === transport && entry.family === "ipv4",
  );
  return first === undefined ? null : (first.name ?? `RPC_${first.program}`);
}

/** The first name of a port in the target's list of services. */
export function serviceName({ transport, port }: Place, evidence: Evidence): string | null {
  const seen = observationOf(evidence, "service-names");
  if (seen.status === "unavailable") return null;
  return seen.facts.find((entry) => entry.port === port && entry.transport === transport)?.name ?? null;
}
