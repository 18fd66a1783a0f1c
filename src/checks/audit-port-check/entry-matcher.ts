import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import { servesFamily } from "../port-rule/address-selector.ts";
import type { Answer } from "../port-rule/address-selector.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import type { Place } from "./listeners-at.ts";
import type { LookedAt } from "./looked-at.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";
import { portsOfService } from "./ports-of-service.ts";

/** Whether a listener is listed at a place; where it is not, at which address. */
export type Listing =
  | { readonly status: "listed" }
  | { readonly status: "unlisted"; readonly address: string }
  /** Listed at some address, and whether it serves others too is not known. */
  | { readonly status: "unknown" };

/** Which ports are listed where, and the names that could not be turned into ports. */
export interface EntryMatcher {
  readonly look: (place: Place, listener: ListeningSocket) => Listing;
  readonly unresolved: readonly Unseen[];
}

type AddressesByPort = ReadonlyMap<string, ReadonlySet<string>>;

/** An entry without an address is one for every address. */
const EVERYWHERE = "";
const LISTED = { status: "listed" } as const;

/** Makes the entries ready to be asked: each name is looked up once. */
export function entryMatcher(
  entries: readonly PortCheckEntry[],
  reachable: LookedAt["reachable"],
  evidence: Evidence,
): EntryMatcher {
  const resolved = entries.map((entry) => ({ entry, found: portsOfService(entry, evidence) }));
  const addressesByPort = new Map<string, Set<string>>();
  for (const { entry, found } of resolved)
    for (const port of found.status === "resolved" ? found.ports : []) {
      const key = `${entry.transport} ${port}`;
      const known = addressesByPort.get(key) ?? new Set();
      addressesByPort.set(key, known.add(entry.address ?? EVERYWHERE));
    }
  return {
    unresolved: resolved.flatMap(({ found }) => (found.status === "unresolved" ? [found] : [])),
    look: (place, listener) => {
      const listed = listedAt(addressesByPort, listener);
      if (listed.has(EVERYWHERE)) return LISTED;
      if (place.kind === "address") return atAddress(place.address, listed);
      return listener.scope === "any"
        ? atAll(listener, listed, reachable)
        : atAddress(listener.address, listed);
    },
  };
}

const NOWHERE: ReadonlySet<string> = new Set();

function listedAt(addressesByPort: AddressesByPort, { transport, port }: ListeningSocket) {
  return addressesByPort.get(`${transport} ${port}`) ?? NOWHERE;
}

function atAddress(address: string, listed: ReadonlySet<string>): Listing {
  return listed.has(address) ? LISTED : { status: "unlisted", address };
}

/** A wildcard listener has to be listed at every address of its families that others can reach. */
function atAll(
  listener: ListeningSocket,
  listed: ReadonlySet<string>,
  reachable: LookedAt["reachable"],
): Listing {
  if (reachable === null)
    return listed.size === 0 ? { status: "unlisted", address: listener.address } : { status: "unknown" };
  const unlisted = reachable.filter((address) => !listed.has(address));
  const address = unlisted.find((one) => serves(listener, one) === "yes");
  if (address !== undefined) return { status: "unlisted", address };
  return unlisted.some((one) => serves(listener, one) === "unknown") ? { status: "unknown" } : LISTED;
}

function serves(listener: ListeningSocket, address: string): Answer {
  return servesFamily(listener, address.includes(":") ? "ipv6" : "ipv4");
}
