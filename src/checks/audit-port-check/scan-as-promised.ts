import type { Evidence } from "../../model/evidence.ts";
import { hasPort } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import { NO_ADDRESS } from "../../samhain/known-service.ts";
import type { ScannedTransport } from "../../samhain/service-change.ts";
import type { Selection } from "../port-rule/select-listeners.ts";
import { entryMatcher } from "./entry-matcher.ts";
import type { EntryMatcher } from "./entry-matcher.ts";
import { listenersAt } from "./listeners-at.ts";
import type { AskedPorts, Place } from "./listeners-at.ts";
import { lookedAt } from "./looked-at.ts";
import type { LookedAt } from "./looked-at.ts";
import { placesOf } from "./places-of.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { portsOfService } from "./ports-of-service.ts";
import type { Probed } from "./probe-ports.ts";
import { scannedPorts, transportsOf } from "./scanned-ports.ts";
import { rpcNameOf } from "./service-label.ts";

/** What is open, and the transports of which all of it was seen. */
export interface PromisedScan {
  readonly open: readonly Probed[];
  readonly transports: readonly ScannedTransport[];
}

interface Look {
  readonly transport: ScannedTransport;
  readonly selections: readonly Selection[];
  readonly open: readonly Probed[];
}

/**
 * A scan as samhain's manual promises it: a listed service is known by its entry, wherever its program is registered; any
 * other one by the name of its program, or by its port. `null` where a name could not be turned into ports.
 */
export function scanAsPromised(values: PortCheckValues, evidence: Evidence): PromisedScan | null {
  const entries = values.services ?? [];
  const where = lookedAt(values.interfaces, evidence);
  const matcher = entryMatcher(entries, where.reachable, evidence);
  if (matcher.unresolved.length > 0) return null;
  const spoken = transportsOf(values);
  const unlisted = spoken.flatMap((transport) =>
    placesOf(where).map((place) =>
      surprisesAt(place, { transport, ports: scannedPorts(values) }, { matcher, evidence }),
    ),
  );
  const listed = entries
    .filter(({ role, transport }) => isFollowed(role) && spoken.includes(transport))
    .map((entry) => listedLook(entry, where, evidence));
  const looks = [...unlisted, ...listed];
  const isWhole = (transport: ScannedTransport) =>
    looks.every((look) => look.transport !== transport || look.selections.every(isCertain));
  return {
    open: [...knownByOneName(unlisted.flatMap(({ open }) => open)), ...listed.flatMap(({ open }) => open)],
    transports: where.unseen.length === 0 ? spoken.filter(isWhole) : [],
  };
}

interface Surroundings {
  readonly matcher: EntryMatcher;
  readonly evidence: Evidence;
}

function surprisesAt(place: Place, asked: AskedPorts, { matcher, evidence }: Surroundings): Look {
  const { transport, ports } = asked;
  const selection = listenersAt(place, asked, evidence);
  const open = selection.counted.flatMap((listener): Probed | readonly [] => {
    const { port } = listener;
    const listing = matcher.look(place, listener);
    if (listing.status !== "unlisted" || !hasPort(ports, port)) return [];
    const rpcName = rpcNameOf({ transport, port }, evidence);
    return { listener, service: { address: listing.address, port, transport, rpcName } };
  });
  return { transport, selections: [selection], open };
}

/** What is ignored or skipped is never reported in any direction. */
function isFollowed(role: PortCheckEntry["role"]): boolean {
  return role === "required" || role === "optional";
}

function isCertain({ unseen, uncertain }: Selection): boolean {
  return unseen.length === 0 && uncertain.length === 0;
}

/** An entry without an address is open where something is at any address that is looked at. */
function listedLook(entry: PortCheckEntry, where: LookedAt, evidence: Evidence): Look {
  const { address, service, transport } = entry;
  const resolved = portsOfService(entry, evidence);
  const ports: PortSet =
    resolved.status === "resolved" ? resolved.ports.map((port) => [port, port] as const) : [];
  const places = address === null ? placesOf(where) : [{ kind: "address", address } as const];
  const selections = places.map((place) => listenersAt(place, { transport, ports }, evidence));
  const listener = selections.flatMap(({ counted }) => counted).find(({ port }) => hasPort(ports, port));
  const rpcName = typeof service === "string" ? service : null;
  const known = { address: address ?? NO_ADDRESS, transport, rpcName };
  const open = listener === undefined ? [] : [{ listener, service: { ...known, port: listener.port } }];
  return { transport, selections, open };
}

/** A program with several ports at one address has not moved from one to the other: each is known by its port. */
function knownByOneName(open: readonly Probed[]): readonly Probed[] {
  const unique = [...new Map(open.map((found) => [JSON.stringify(found.service), found])).values()];
  const named = Map.groupBy(unique, ({ service: { address, transport, rpcName } }) =>
    JSON.stringify([transport, address, rpcName]),
  );
  return [...named.values()].flatMap((same) =>
    same.length === 1
      ? same
      : same.map((found) => ({ ...found, service: { ...found.service, rpcName: null } })),
  );
}
