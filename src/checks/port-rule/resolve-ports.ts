import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket, Transport } from "../../model/listening-socket.ts";
import type { Unavailable } from "../../model/observation.ts";
import { hasPort, unionOfPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { ErrorReason } from "../../model/verdict.ts";
import type { PortMember } from "./port-member.ts";
import { namingTransport } from "./tables.ts";

/** Something a rule needed and could not be told. */
export interface Unseen {
  readonly reason: ErrorReason;
  readonly detail: string;
}

/** The ports that a list stands for on one target, and the members that could not be turned into ports. */
export interface ResolvedPorts {
  readonly ports: PortSet;
  readonly unresolved: readonly Unseen[];
}

type MemberPorts =
  { readonly status: "resolved"; readonly ports: PortSet } | ({ readonly status: "unresolved" } & Unseen);

/** Turns members into ports of one transport, with the target's own service names and RPC registrations. */
export function resolvePorts(
  members: readonly PortMember[],
  transport: Transport,
  evidence: Evidence,
): ResolvedPorts {
  const results = members.map((member) => resolveMember(member, transport, evidence));
  return {
    ports: unionOfPorts(results.map((result) => (result.status === "resolved" ? result.ports : []))),
    unresolved: results.filter((result) => result.status === "unresolved"),
  };
}

/** Whether a listener stands on a port of the list; the list is resolved once for each transport. */
export function portMatcher(
  members: readonly PortMember[],
  evidence: Evidence,
): (listener: Pick<ListeningSocket, "transport" | "port">) => boolean {
  const known = new Map<Transport, PortSet>();
  return ({ transport, port }) => {
    const ports = known.get(transport) ?? resolvePorts(members, transport, evidence).ports;
    known.set(transport, ports);
    return hasPort(ports, port);
  };
}

/** The ports of one member. */
export function resolveMember(member: PortMember, transport: Transport, evidence: Evidence): MemberPorts {
  switch (member.kind) {
    case "numbers":
      return { status: "resolved", ports: member.ports };
    case "service":
      return resolveService(member.name, transport, evidence);
    case "rpc":
      return resolveRpc(member.program, transport, evidence);
  }
}

function resolveService(name: string, transport: Transport, evidence: Evidence): MemberPorts {
  const seen = observationOf(evidence, "service-names");
  if (seen.status === "unavailable") return unresolved(`the port of the service "${name}"`, seen);
  const spoken = namingTransport(transport);
  const entries = seen.facts
    .filter((entry) => entry.name === name || entry.aliases.includes(name))
    .filter((entry) => entry.transport === "tcp" || entry.transport === "udp");
  const ports = entries
    .filter((entry) => entry.transport === spoken)
    .map((entry) => [entry.port, entry.port] as const);
  if (entries.length > 0) return { status: "resolved", ports: unionOfPorts([ports]) };
  const detail = `${seen.source} has no service "${name}", so its port is not known.`;
  return { status: "unresolved", reason: "undetermined", detail };
}

function resolveRpc(program: string | number, transport: Transport, evidence: Evidence): MemberPorts {
  const seen = observationOf(evidence, "rpc-services");
  if (seen.status === "unavailable") return unresolved(`the port of the RPC program ${program}`, seen);
  const spoken = namingTransport(transport);
  const entries = seen.facts.filter(
    (entry) => entry.program === program || entry.name === program || entry.aliases.includes(String(program)),
  );
  const nameless = seen.facts.find((entry) => entry.name === null || entry.names === "first-only");
  if (entries.length === 0 && typeof program === "string" && nameless !== undefined)
    return mayBeCalled(program, nameless.program);
  const ports = entries
    .filter((entry) => entry.transport === spoken)
    .map((entry) => [entry.port, entry.port] as const);
  return { status: "resolved", ports: unionOfPorts([ports]) };
}

function mayBeCalled(name: string, program: number): MemberPorts {
  const detail = `The RPC program ${program} is registered, and may be the one that is called "${name}": not all names of it are known. Write rpc:NUMBER.`;
  return { status: "unresolved", reason: "undetermined", detail };
}

function unresolved(what: string, { reason, detail }: Unavailable): MemberPorts {
  return { status: "unresolved", reason, detail: `${capitalised(what)} is not known: ${detail}` };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
