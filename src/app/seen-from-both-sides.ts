import { observationsFrom } from "../model/observations.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { ListeningSocket, Owners, SocketTable } from "../model/listening-socket.ts";
import { servesAddress } from "../reconcile/serves-address.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import type { RecordedHost } from "./recorded-host.ts";

type AnyObservation = Evidence["observations"][EvidenceKey];

/**
 * A host on the network of which the inside was recorded. What was recorded counts, and with it whatever answered the
 * scan without being shown by the host; where nothing was recorded of a table, what the scan tells of it counts.
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
      const answers = requests.flatMap((request) => {
        const key = keyOfRequest(request);
        const answer = withAnswering(better(key, recorded[key], scanned[key]), scanned[key], inside);
        return answer === undefined ? [] : [[key, answer] as const];
      });
      return observationsFrom(answers);
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

/** A port that answers is open, whatever the host says of it: something is hidden, new, or stands in between. */
function withAnswering(
  answer: AnyObservation,
  scanned: AnyObservation,
  inside: RecordedHost,
): AnyObservation {
  if (answer?.status !== "observed" || !("sockets" in answer.facts) || !isSeen(answer)) return answer;
  if (scanned?.status !== "observed" || !("sockets" in scanned.facts)) return answer;
  const shown = socketsOf(answer.facts.table, inside);
  const answering = scanned.facts.sockets
    .filter(
      ({ port, address }) => !shown.some((own) => own.port === port && servesAddress(own, address) !== "no"),
    )
    .map((socket) => ({ ...socket, owners: NOT_SHOWN }));
  return answering.length === 0 ? answer : { ...answer, facts: { ...answer.facts, answering } };
}

const NOT_SHOWN: Owners = {
  status: "partial",
  processes: [],
  unseen: {
    status: "unavailable",
    reason: "not-recorded",
    detail: "It answers from outside, and what was recorded on the host does not show it.",
  },
};

/** What the host shows over both families: an IPv6 socket may serve IPv4. */
function socketsOf(table: SocketTable, inside: RecordedHost): readonly ListeningSocket[] {
  const ipv4 = table.replace("6", "") as SocketTable;
  const tables = [ipv4, `${ipv4}6` as SocketTable];
  return tables.flatMap((name) => {
    const seen = inside.answer([{ kind: "listening-sockets", table: name, owners: [] }])[
      `listening-sockets:${name}`
    ];
    return seen?.status === "observed" ? seen.facts.sockets : [];
  });
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
