import { observationOf } from "../../model/evidence.ts";
import type { Evidence, NetworkInterface } from "../../model/evidence.ts";
import type { ListeningSocket } from "../../model/listening-socket.ts";
import type { JudgeSettings } from "../define-check.ts";
import { anyOf, servesFamily, servesSelector } from "./address-selector.ts";
import type { Answer } from "./address-selector.ts";
import { leavesOutLoopback } from "./leaves-out-loopback.ts";
import type { PortFieldValues } from "./port-fields.ts";
import { portMatcher, resolvePorts } from "./resolve-ports.ts";
import type { Unseen } from "./resolve-ports.ts";
import { basisOf, undecidedOf } from "./predicted.ts";
import type { PredictionBasis } from "./predicted.ts";
import { tablesOf } from "./tables.ts";

/** The listeners that a rule counts, and everything that stands between them and the whole truth. */
export interface Selection extends PredictionBasis {
  readonly counted: readonly ListeningSocket[];
  /** Listeners of which the evidence does not tell whether the rule counts them. */
  readonly uncertain: readonly ListeningSocket[];
  /** Loopback-only listeners that a port check leaves out by default. */
  readonly leftOut: readonly ListeningSocket[];
  /** Tables and other sources that could not be seen: more listeners may be there. */
  readonly unseen: readonly Unseen[];
}

interface Filter {
  readonly values: PortFieldValues;
  readonly settings: JudgeSettings;
  readonly interfaces: readonly NetworkInterface[];
}

/** Picks the listeners that a rule counts out of the evidence. */
export function selectListeners(
  values: PortFieldValues,
  evidence: Evidence,
  settings: JudgeSettings,
): Selection {
  const unseen: Unseen[] = [];
  // A loopback address that is the target itself is not one that only the target can reach.
  const ofTarget = new Set<ListeningSocket>();
  const listeners = tablesOf(values.portType).flatMap((table) => {
    const observation = observationOf(evidence, `listening-sockets:${table}`);
    if (observation.status === "observed") {
      const { sockets, answering = [], extent } = observation.facts;
      for (const socket of extent === "tried-addresses" ? sockets : []) ofTarget.add(socket);
      return [...sockets, ...answering];
    }
    const { reason, detail } = observation;
    unseen.push({ reason, detail: `The ${table} sockets were not seen: ${detail}` });
    return [];
  });
  const interfaces = interfacesFor(values, evidence, unseen);
  unseen.push(...unresolvedIgnores(values, evidence));
  const isIgnored = portMatcher(values.ignorePorts ?? [], evidence);
  const kept = listeners.filter((listener) => !isIgnored(listener));
  const isLeftOut = (listener: ListeningSocket) =>
    listener.scope === "loopback" && leavesOutLoopback(values, settings) && !ofTarget.has(listener);
  const answers = new Map(
    kept.map((listener) => [listener, counts(listener, { values, settings, interfaces })]),
  );
  const answered = (answer: Answer) => kept.filter((listener) => answers.get(listener) === answer);
  return {
    counted: answered("yes").filter((listener) => !isLeftOut(listener)),
    uncertain: answered("unknown").filter((listener) => !isLeftOut(listener)),
    leftOut: answered("yes").filter(isLeftOut),
    unseen: [...unseen, ...undecidedOf(values.portType, evidence)],
    ...basisOf(values.portType, evidence),
  };
}

function counts(listener: ListeningSocket, filter: Filter): Answer {
  const { values, interfaces } = filter;
  const answers: Answer[] = [];
  if (values.family !== null)
    answers.push(servesFamily(listener, values.family === "IPV4" ? "ipv4" : "ipv6"));
  if (isInDoubt(listener, filter)) answers.push("unknown");
  else if (values.scope !== null) answers.push(values.scope.includes(listener.scope) ? "yes" : "no");
  if (values.address !== null)
    answers.push(anyOf(values.address.map((selector) => servesSelector(listener, selector, interfaces))));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** A listener of which only a host name is known may be one that only the host itself can reach. */
function isInDoubt({ addressShown }: ListeningSocket, { values, settings }: Filter): boolean {
  return addressShown === "name" && (values.scope !== null || leavesOutLoopback(values, settings));
}

function unresolvedIgnores(values: PortFieldValues, evidence: Evidence): readonly Unseen[] {
  return values.ignorePorts === null ? [] : resolvePorts(values.ignorePorts, "tcp", evidence).unresolved;
}

function interfacesFor(
  values: PortFieldValues,
  evidence: Evidence,
  unseen: Unseen[],
): readonly NetworkInterface[] {
  const names = (values.address ?? []).filter((selector) => selector.kind === "interface");
  if (names.length === 0) return [];
  const seen = observationOf(evidence, "network-interfaces");
  if (seen.status === "unavailable") {
    unseen.push({ reason: seen.reason, detail: `The network interfaces were not seen: ${seen.detail}` });
    return [];
  }
  for (const { text } of names)
    if (!seen.facts.some((entry) => entry.name === text))
      unseen.push({
        reason: "undetermined",
        detail: `There is no interface "${text}" with an address on the target.`,
      });
  return seen.facts;
}
