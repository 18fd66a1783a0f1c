import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import type { RecordedHost } from "./recorded-host.ts";

type AnyObservation = Evidence["observations"][EvidenceKey];

/**
 * A host on the network of which the inside was recorded. What was recorded counts, and the scan is laid beside it, as
 * with `--evidence` and `--scan`; where nothing was recorded of a table, what the scan tells of it counts.
 */
export function seenFromBothSides(outside: AnsweringHost, inside: RecordedHost): AnsweringHost {
  return {
    ...outside,
    bothViews: [
      { kind: "port-scan" },
      { kind: "listening-sockets", table: "tcp", owners: [] },
      { kind: "listening-sockets", table: "tcp6", owners: [] },
    ],
    async answer(requests) {
      const recorded: Observations = inside.answer(requests);
      const rest = requests.filter(
        (request) => isForScan(request) || !isSeen(recorded[keyOfRequest(request)]),
      );
      const scanned: Observations = await outside.answer(rest);
      const answers = requests.map((request) => {
        const key = keyOfRequest(request);
        return [key, better(key, recorded[key], scanned[key])];
      });
      return Object.fromEntries(answers) as Evidence["observations"];
    },
  };
}

type Observations = Readonly<Partial<Record<EvidenceKey, AnyObservation>>>;

/** The scan has to know of all tables that are asked for, to try the ports that matter. */
function isForScan({ kind }: EvidenceRequest): boolean {
  return kind === "port-scan" || kind === "listening-sockets";
}

/** Read on the host itself. */
function isSeen(observation: AnyObservation): boolean {
  if (observation?.status !== "observed") return false;
  return !("tried" in observation.facts);
}

function better(key: EvidenceKey, recorded: AnyObservation, scanned: AnyObservation): AnyObservation {
  if (key === "port-scan") return scanned ?? recorded;
  if (isSeen(recorded)) return isReachedByLoopback(scanned) ? asTarget(recorded) : recorded;
  return scanned?.status === "observed" ? scanned : recorded;
}

/** Whether the user named a loopback address: then the listeners on it are meant. */
function isReachedByLoopback(scanned: AnyObservation): boolean {
  if (scanned?.status !== "observed" || !("tried" in scanned.facts)) return false;
  return scanned.facts.tried.every(({ address }) => /^(127\.|::1$)/.test(address));
}

function asTarget(recorded: AnyObservation): AnyObservation {
  if (recorded?.status !== "observed" || !("sockets" in recorded.facts)) return recorded;
  return { ...recorded, facts: { ...recorded.facts, extent: "tried-addresses" } };
}
