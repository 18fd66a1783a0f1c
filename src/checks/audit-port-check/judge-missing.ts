import type { Evidence } from "../../model/evidence.ts";
import { hasPort } from "../../model/port-set.ts";
import type { PortSet } from "../../model/port-set.ts";
import type { FoundItem, Verdict } from "../../model/verdict.ts";
import { changeMessage } from "../../samhain/change-message.ts";
import { NO_ADDRESS } from "../../samhain/known-service.ts";
import type { Unseen } from "../port-rule/resolve-ports.ts";
import type { Selection } from "../port-rule/select-listeners.ts";
import { uncertainListener } from "../port-rule/uncertain-listener.ts";
import { verdictOf } from "../port-rule/verdicts.ts";
import { foundListener } from "../port-rule/words.ts";
import { joinSelections } from "./join-selections.ts";
import { listenersAt } from "./listeners-at.ts";
import type { Place } from "./listeners-at.ts";
import { lookedAt } from "./looked-at.ts";
import type { LookedAt } from "./looked-at.ts";
import { placesOf } from "./places-of.ts";
import { wordsForEntry } from "./port-check-entry.ts";
import type { PortCheckEntry } from "./port-check-entry.ts";
import type { PortCheckValues } from "./port-check-fields.ts";
import { portsOfService } from "./ports-of-service.ts";
import { serviceLabel } from "./service-label.ts";

/** What became of one required service. */
interface Outcome {
  readonly violations: readonly FoundItem[];
  readonly doubts: readonly (Unseen & { readonly item?: FoundItem })[];
  readonly accepted: readonly FoundItem[];
  readonly selections: readonly Selection[];
}

/** What is required and not open: `ServiceMissing`. A service without an address has to be open at one of them. */
export function judgeMissing(values: PortCheckValues, evidence: Evidence): Verdict {
  const required = (values.services ?? []).filter(({ role }) => role === "required");
  const everywhere = lookedAt(values.interfaces, evidence);
  const isBoundToOne = required.every(({ address }) => address !== null);
  const where = isBoundToOne ? { ...everywhere, notes: [], unseen: [] } : everywhere;
  const outcomes = required.map((entry) => outcomeOf(entry, where, evidence));
  return verdictOf({
    expected: `Something is open at ${required.map((entry) => wordsForEntry(entry)).join(", ")}`,
    selection: joinSelections(
      outcomes.flatMap(({ selections }) => selections),
      where,
    ),
    violations: outcomes.flatMap(({ violations }) => violations),
    doubts: outcomes.flatMap(({ doubts }) => doubts),
    accepted: outcomes.flatMap(({ accepted }) => accepted),
  });
}

function outcomeOf(entry: PortCheckEntry, where: LookedAt, evidence: Evidence): Outcome {
  const none = { violations: [], doubts: [], accepted: [], selections: [] };
  const resolved = portsOfService(entry, evidence);
  if (resolved.status === "unresolved") return { ...none, doubts: [resolved] };
  const ports: PortSet = resolved.ports.map((port) => [port, port] as const);
  const places = entry.address === null ? placesOf(where) : [placeOf(entry.address)];
  const seen = places.map((place) => listenersAt(place, { transport: entry.transport, ports }, evidence));
  const open = seen.flatMap(({ counted }) => counted.filter(({ port }) => hasPort(ports, port)));
  if (open.length > 0) {
    const accepted = [...new Set(open)].map((listener) => foundListener(listener, "open", evidence));
    // What else is there cannot change the answer.
    return { ...none, accepted, selections: seen.map((selection) => ({ ...selection, unseen: [] })) };
  }
  const uncertain = seen.flatMap((selection) =>
    selection.uncertain.filter(({ port }) => hasPort(ports, port)),
  );
  const doubts = [...new Set(uncertain)].map((listener) => uncertainListener(listener, evidence));
  const isProven =
    doubts.length === 0 && where.unseen.length + seen.flatMap(({ unseen }) => unseen).length === 0;
  const violations = isProven ? [missing(entry, resolved.ports, evidence)] : [];
  return { ...none, violations, doubts, selections: seen };
}

function placeOf(address: string): Place {
  return { kind: "address", address };
}

function missing(
  { address, service, transport }: PortCheckEntry,
  [known]: readonly number[],
  evidence: Evidence,
): FoundItem {
  const port = known ?? -1;
  const name = typeof service === "string" ? service : serviceLabel({ transport, port }, evidence);
  const place = { kind: "ServiceMissing", address: address ?? NO_ADDRESS, port, transport } as const;
  return { text: changeMessage(place, name) };
}
