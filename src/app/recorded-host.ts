import { observationsFrom } from "../model/observations.ts";
import { NO_SCAN } from "../collectors/port-scan/port-scan.ts";
import { keyOfRequest } from "../model/evidence.ts";
import type { Evidence, EvidenceKey, EvidenceRequest } from "../model/evidence.ts";
import type { Unavailable } from "../model/observation.ts";
import type { AnsweringHost } from "./evidence-source.ts";
import type { HeldHost, HeldObservation } from "../evidence/merge-recordings.ts";
import { requestsForBothViews } from "./both-views.ts";
import { answerAsAsked } from "./answer-as-asked.ts";

/** What was recorded of a host: it has all its answers at hand. */
export interface RecordedHost extends AnsweringHost {
  answer(requests: readonly EvidenceRequest[]): Evidence["observations"];
}

/** What was recorded of a host, in the place of the host: there is nothing else to see. `advice` is what records all that is asked for: a command. */
export function recordedHost({ name, collectedAt, held }: HeldHost, advice: string): RecordedHost {
  return {
    kind: "evidence",
    name,
    collectedAt,
    now: Date.now,
    bothViews: requestsForBothViews(held),
    answer: (requests) =>
      observationsFrom(
        requests.map((request) => {
          const key = keyOfRequest(request);
          return [key, answerOf(held.get(key), request, advice)];
        }),
      ),
  };
}

function answerOf(
  entry: HeldObservation | undefined,
  request: EvidenceRequest,
  advice: string,
): HeldObservation["observation"] {
  const key = keyOfRequest(request);
  if (entry === undefined && key === "port-scan") return NO_SCAN;
  if (entry === undefined)
    return { ...notRecorded(`${wordsOf(key)} were not recorded`, advice), source: key };
  const { origin, collectedAt } = entry.recording;
  const answer = answerAsAsked(entry, request, (what) =>
    notRecorded(`${origin} does not tell ${what}`, advice),
  );
  const time = collectedAt === null ? "" : `, recorded ${collectedAt}`;
  return { ...answer, source: `${answer.source}${time} in ${origin}` };
}

function notRecorded(what: string, advice: string): Unavailable {
  const detail = `${capitalised(what)}: record it on the host with \`${advice}\`.`;
  return { status: "unavailable", reason: "not-recorded", detail };
}

function wordsOf(key: EvidenceKey): string {
  if (key === "host") return "the facts of the host";
  if (key === "cross-view") return "several views of the sockets";
  const [kind, table] = key.split(":");
  return table === undefined ? `the ${kind?.replace("-", " ") ?? ""}` : `the listening sockets of ${table}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
