import type { Evidence } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import { hasPort } from "../../model/port-set.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { changeMessage } from "../../samhain/change-message.ts";
import type { ScannedTransport } from "../../samhain/service-change.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { addressAndPort, foundListener } from "../port-rule/words.ts";
import { entryMatcher } from "./entry-matcher.ts";
import type { EntryMatcher, Listing } from "./entry-matcher.ts";
import { joinSelections } from "./join-selections.ts";
import { listenersAt } from "./listeners-at.ts";
import { lookedAt } from "./looked-at.ts";
import { placesOf } from "./places-of.ts";
import { wordsForPlaces } from "./port-check-place.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { scannedPorts, transportsOf } from "./scanned-ports.ts";
import { serviceLabel } from "./service-label.ts";

/** A listener of the range at one place, and whether it is listed there. */
interface Sighting {
  readonly transport: ScannedTransport;
  readonly listener: ListeningSocket;
  readonly sight: "certain" | "uncertain";
  readonly listing: Listing;
}

/** What is open at the addresses that are looked at, and not listed there: `ServiceNew`. */
export function judgeNew(values: PortCheckValues, evidence: Evidence): Verdict {
  const where = lookedAt(values.interfaces, evidence);
  const ports = scannedPorts(values);
  const matcher = entryMatcher(values.services ?? [], where.reachable, evidence);
  const looks = transportsOf(values).flatMap((transport) =>
    placesOf(where).map((place) => {
      const selection = listenersAt(place, { transport, ports }, evidence);
      const sightings = (listeners: readonly ListeningSocket[], sight: Sighting["sight"]) =>
        listeners
          .filter(({ port }) => hasPort(ports, port))
          .map((listener) => ({ transport, listener, sight, listing: matcher.look(place, listener) }));
      const { counted, uncertain } = selection;
      return {
        selection,
        seen: [...sightings(counted, "certain"), ...sightings(uncertain, "uncertain")],
      };
    }),
  );
  const seen: readonly Sighting[] = looks.flatMap((look) => look.seen);
  const { violations, doubts } = surprisesIn(seen, matcher, evidence);
  return verdictOf({
    expected: `Nothing is open but what is listed, at ${wordsForPlaces(values.interfaces)}`,
    selection: joinSelections(
      looks.map(({ selection }) => selection),
      where,
    ),
    violations,
    doubts,
    accepted: listenersOf(seen.filter(isListed)).map((listener) =>
      foundListener(listener, "listed", evidence),
    ),
  });
}

interface Surprises {
  readonly violations: readonly FoundItem[];
  readonly doubts: readonly (Unseen & { readonly item?: FoundItem })[];
}

/** A name that could not be resolved may list any port: nothing is certain to be new then. */
function surprisesIn(seen: readonly Sighting[], { unresolved }: EntryMatcher, evidence: Evidence): Surprises {
  const unlisted = seen.filter(({ listing }) => listing.status !== "listed");
  const certain = unlisted.filter(({ sight }) => sight === "certain");
  const fresh = certain.flatMap((sighting) => newItem(sighting, evidence));
  return {
    violations: unresolved.length === 0 ? fresh : [],
    doubts: [
      ...(fresh.length > 0 ? unresolved : []),
      ...listenersOf(certain.filter(({ listing }) => listing.status === "unknown")).map(elsewhere),
      ...listenersOf(unlisted.filter(({ sight }) => sight === "uncertain")).map((listener) =>
        uncertainListener(listener, evidence),
      ),
    ],
  };
}

function newItem({ transport, listener, listing }: Sighting, evidence: Evidence): readonly FoundItem[] {
  if (listing.status !== "unlisted") return [];
  const { port } = listener;
  const place = { kind: "ServiceNew", address: listing.address, port, transport } as const;
  const label = serviceLabel({ transport, port }, evidence);
  return [foundListener(listener, changeMessage(place, label), evidence)];
}

function elsewhere(listener: ListeningSocket): Unseen {
  const detail = `Whether ${addressAndPort(listener)} serves other addresses than those it is listed at was not seen.`;
  return { reason: "undetermined", detail };
}

function isListed({ sight, listing }: Sighting): boolean {
  return sight === "certain" && listing.status === "listed";
}

function listenersOf(seen: readonly Sighting[]): readonly ListeningSocket[] {
  return [...new Set(seen.map(({ listener }) => listener))];
}
