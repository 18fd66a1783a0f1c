import ipaddr from "ipaddr.js";
import { observationOf } from "../../model/evidence.ts";
import type { Evidence, TriedPorts } from "../../model/evidence.ts";
import type { Transport } from "../../model/listening-socket.ts";
import { withoutPorts } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { AddressSelector } from "./address-selector.ts";
import type { PortFieldValues } from "./port-fields.ts";
import { resolvePorts } from "./resolve-ports.ts";
import type { Unseen } from "./resolve-ports.ts";
import type { Selection } from "./select-listeners.ts";
import { tablesOfTransports, transportsOf } from "./tables.ts";

/** What a rule has to know of ports where nothing was seen to listen. */
interface Question {
  readonly values: PortFieldValues;
  /** The ports of a transport of which the rule has to know whether they are closed. */
  readonly asked: (transport: Transport) => PortSet;
  readonly evidence: Evidence;
}

/**
 * Adds what is not known where ports were tried from outside: of other ports, and of other addresses of the host,
 * nothing was seen. What a socket is bound to does not show either, so that `scope` selects nothing.
 */
export function withUntried(selection: Selection, question: Question): Selection {
  const untried = transportsOf(question.values.portType).flatMap((transport) =>
    triedOn(transport, question.evidence).flatMap((tried) => objectionTo(tried, transport, question)),
  );
  if (untried.length === 0) return selection;
  const nothing = { counted: [], uncertain: [], leftOut: [] };
  const hidden = question.values.scope === null ? {} : nothing;
  return { ...selection, ...hidden, unseen: [...selection.unseen, ...untried] };
}

/** What was tried of one table. `target`: no other address of the host is meant. */
interface Tried {
  readonly entries: readonly TriedPorts[];
  readonly extent: "host" | "target";
}

/** What was tried, for each table that was not read but tried. */
function triedOn(transport: Transport, evidence: Evidence): readonly Tried[] {
  return tablesOfTransports([transport]).flatMap((table): readonly Tried[] => {
    const seen = observationOf(evidence, `listening-sockets:${table}`);
    if (seen.status === "unavailable" || seen.facts.tried === undefined) return [];
    return [{ entries: seen.facts.tried, extent: seen.facts.extent === undefined ? "host" : "target" }];
  });
}

function objectionTo(
  tried: Tried,
  transport: Transport,
  { values, asked, evidence }: Question,
): readonly Unseen[] {
  if (values.scope !== null)
    return [unseen("A scan from outside does not tell which address a socket is bound to, as `scope` asks.")];
  const ignored = resolvePorts(values.ignorePorts ?? [], transport, evidence).ports;
  const ports = withoutPorts(asked(transport), [[0, 0], ...ignored]);
  if (ports.length === 0) return [];
  const found = entriesFor(tried, values);
  if (found.length === 0) return [unseen(elsewhere(tried.entries))];
  return found.flatMap(({ address, answered }) => {
    const missing = withoutPorts(ports, answered);
    const detail = `Whether ${transport} ${words(missing)} of ${address} is open was not seen: not tried, or no clear answer.`;
    return missing.length === 0 ? [] : [unseen(detail)];
  });
}

/** The tried addresses that a rule means; none where it means others too. */
function entriesFor({ entries, extent }: Tried, { address, family }: PortFieldValues): readonly TriedPorts[] {
  if (address !== null) {
    const meant = address.map((selector) => entries.find((entry) => isOf(entry, selector)));
    const found = meant.filter((entry) => entry !== undefined);
    return found.length < meant.length ? [] : found;
  }
  if (extent === "host") return [];
  return entries.filter(
    (entry) => family === null || family === (entry.address.includes(":") ? "IPV6" : "IPV4"),
  );
}

/** Whether an alternative of `address` means the tried address and no other. */
function isOf({ address }: TriedPorts, selector: AddressSelector): boolean {
  if (selector.kind !== "network" || selector.prefix !== (selector.family === "ipv4" ? 32 : 128))
    return false;
  const [meant, known] = [ipaddr.parse(selector.text.split("/")[0] ?? ""), ipaddr.parse(address)];
  return meant.kind() === known.kind() && meant.toString() === known.toString();
}

function elsewhere(tried: readonly TriedPorts[]): string {
  const addresses = tried.map(({ address }) => address);
  return `Only ${addresses.join(", ")} was tried from outside: what listens at other addresses was not seen (\`address : "${addresses[0] ?? ""}"\` narrows the rule).`;
}

function unseen(detail: string): Unseen {
  return { reason: "not-recorded", detail };
}

function words(ports: PortSet): string {
  const shown = ports.slice(0, 5).map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return `${shown.join(", ")}${ports.length > shown.length ? " …" : ""}`;
}
