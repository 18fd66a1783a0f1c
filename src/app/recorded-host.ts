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
  const colon = key.indexOf(":");
  if (colon === -1) return WORDS[key] ?? `the ${key.replaceAll("-", " ")}`;
  const [kind, subject] = [key.slice(0, colon), key.slice(colon + 1)];
  if (kind === "listening-sockets") return `the listening sockets of ${subject}`;
  return `${SUBJECTS[kind] ?? kind} ${shortened(subject)}`;
}

const WORDS: Readonly<Partial<Record<string, string>>> = {
  host: "the facts of the host",
  "cross-view": "several views of the sockets",
  accounts: "the users and groups",
  homes: "the homes of the users",
  "root-path": "the search path of root",
  processes: "the processes that run",
  "run-levels": "the services of the run levels",
  xinetd: "the services of xinetd",
  "container-packages": "the packages in containers",
};

const SUBJECTS: Readonly<Partial<Record<string, string>>> = {
  files: "the files of",
  "file-search": "the findings of the search",
  command: "the output of the command",
  "systemd-unit": "the state of the unit",
  "kernel-parameter": "the values of the kernel parameter",
  "kernel-module": "the state of the kernel module",
  "system-query": "the answers to",
};

const MOST_OF_A_SUBJECT = 200;

function shortened(subject: string): string {
  return subject.length > MOST_OF_A_SUBJECT ? `${subject.slice(0, MOST_OF_A_SUBJECT)} …` : subject;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
