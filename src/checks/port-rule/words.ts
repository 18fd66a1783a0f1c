import { observationOf } from "../../model/evidence.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { ServiceName } from "../../model/name-services.ts";
import type { ListeningSocket, Transport } from "../../model/listening-socket.ts";
import type { FoundItem } from "../../model/verdict.ts";
import type { PortFieldValues, PortType } from "./port-fields.ts";
import type { PortMember } from "./port-member.ts";
import type { Selection } from "./select-listeners.ts";
import { namingTransport } from "./tables.ts";

const TYPE_WORDS: Readonly<Record<PortType, string>> = {
  TCP: "TCP",
  UDP: "UDP",
  UDPLITE: "UDP-Lite",
  ANY: "TCP, UDP or UDP-Lite",
};

/** `TCP ports 22, 80`, or `TCP port 22`. */
export function wordsForPorts(portType: PortType, members: readonly PortMember[]): string {
  const noun = members.length === 1 ? "port" : "ports";
  return `${TYPE_WORDS[portType]} ${noun} ${members.map((member) => member.text).join(", ")}`;
}

/** `TCP`, `UDP` … as a word in a sentence. */
export function wordForType(portType: PortType): string {
  return TYPE_WORDS[portType];
}

/** How a rule narrows what it counts: ` (only IPV4; serving 10.0.0.0/8)`, or nothing. */
export function wordsForNarrowing(values: PortFieldValues): string {
  const parts: string[] = [];
  if (values.family !== null) parts.push(`only ${values.family === "IPV4" ? "IPv4" : "IPv6"}`);
  if (values.address !== null)
    parts.push(`serving ${values.address.map((selector) => selector.text).join(" or ")}`);
  if (values.scope !== null) parts.push(`bound to ${values.scope.join(" or ")} addresses`);
  if (values.ignorePorts !== null)
    parts.push(`ignoring ${values.ignorePorts.map((member) => member.text).join(", ")}`);
  return parts.length === 0 ? "" : ` (${parts.join("; ")})`;
}

/** A found listener with the service name of its port, where the target has one. */
export function foundListener(listener: ListeningSocket, text: string, evidence: Evidence): FoundItem {
  const service = serviceNameOf(listener.transport, listener.port, evidence);
  return service === null ? { text, listener } : { text, listener, service };
}

function serviceNameOf(transport: Transport, port: number, evidence: Evidence): string | null {
  const seen = observationOf(evidence, "service-names");
  if (seen.status === "unavailable") return null;
  return namesByPort(seen.facts).get(`${namingTransport(transport)} ${port}`) ?? null;
}

const indexes = new WeakMap<readonly ServiceName[], ReadonlyMap<string, string>>();

/** The first name of each port, as `/etc/services` is read; made once for a host with thousands of listeners. */
function namesByPort(services: readonly ServiceName[]): ReadonlyMap<string, string> {
  const known = indexes.get(services);
  if (known !== undefined) return known;
  const entries = services.map(({ name, port, transport }) => [`${transport} ${port}`, name] as const);
  const index = new Map(entries.toReversed());
  indexes.set(services, index);
  return index;
}

/** What the reader of a port finding should know beside the verdict. */
export function notesOf(selection: Selection): readonly string[] {
  const { leftOut, notes = [] } = selection;
  if (leftOut.length === 0) return notes;
  const shown = leftOut.slice(0, 10).map((listener) => addressAndPort(listener));
  const more = leftOut.length > shown.length ? ` and ${leftOut.length - shown.length} more` : "";
  const noun =
    leftOut.length === 1
      ? "listener that only this host can reach was"
      : "listeners that only this host can reach were";
  return [
    ...notes,
    `${leftOut.length} ${noun} not counted: ${shown.join(", ")}${more} (--include-loopback counts them).`,
  ];
}

/** `tcp 127.0.0.1:25`, `tcp [::1]:631`. */
export function addressAndPort({ transport, address, port }: ListeningSocket): string {
  return `${transport} ${address.includes(":") ? `[${address}]` : address}:${port}`;
}
