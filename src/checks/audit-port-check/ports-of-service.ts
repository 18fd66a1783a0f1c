import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { RpcService } from "../../model/name-services.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";

/** The ports that a service stands for on a host; none for one that the host does not know. */
export type ServicePorts =
  | { readonly status: "resolved"; readonly ports: readonly number[] }
  | ({ readonly status: "unresolved" } & Unseen);

/** A port stands for itself, a name for the ports of the RPC program, or where none is registered of the service. */
export function portsOfService(
  { service, transport }: Pick<PortCheckEntry, "service" | "transport">,
  evidence: Evidence,
): ServicePorts {
  if (typeof service === "number") return { status: "resolved", ports: [service] };
  const rpc = observationOf(evidence, "rpc-services");
  if (rpc.status === "unavailable") {
    const detail = `Whether "${service}" is an RPC program, and its port, is not known: ${rpc.detail}`;
    return { status: "unresolved", reason: rpc.reason, detail };
  }
  const programs = rpc.facts.filter((entry) => isCalled(entry, service));
  if (programs.length > 0 || isNumbered(service))
    return { status: "resolved", ports: portsOn(transport, programs) };
  return portsOfName(service, transport, evidence);
}

function portsOfName(name: string, transport: "tcp" | "udp", evidence: Evidence): ServicePorts {
  const seen = observationOf(evidence, "service-names");
  if (seen.status === "unavailable") {
    const detail = `The port of the service "${name}" is not known: ${seen.detail}`;
    return { status: "unresolved", reason: seen.reason, detail };
  }
  const entries = seen.facts.filter((entry) => entry.name === name || entry.aliases.includes(name));
  return { status: "resolved", ports: portsOn(transport, entries) };
}

function portsOn(
  transport: string,
  entries: readonly { readonly transport: string; readonly port: number }[],
): readonly number[] {
  return [...new Set(entries.filter((entry) => entry.transport === transport).map(({ port }) => port))];
}

function isCalled({ program, name, aliases }: RpcService, word: string): boolean {
  return name === word || aliases.includes(word) || word === `RPC_${program}`;
}

function isNumbered(word: string): boolean {
  return /^RPC_\d+$/.test(word);
}
