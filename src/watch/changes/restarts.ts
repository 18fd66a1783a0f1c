import { matchListeners, socketsOf } from "../../compare/match-listeners.ts";
import { endpointOf } from "../../compare/endpoint-words.ts";
import { keyOfProgram } from "../../compare/program-of.ts";
import { listenersOf } from "../../compare/seen-listener.ts";
import type { SeenListener } from "../../compare/seen-listener.ts";
import type { Evidence } from "../../model/evidence.ts";
import type { SocketOwner } from "../../model/process.ts";
import type { WatchedChange } from "../state/trouble.ts";
import { programWords } from "./change-words.ts";

/** Start times are counted from the boot, whose own time the kernel corrects while it runs. */
const CLOCK_STEP_MS = 10_000;

/**
 * Listeners that the same programs hold, and none of the same processes: they were started anew. Workers that come and
 * go while one process stays are no restart.
 */
export function restarts(before: Evidence, after: Evidence): readonly WatchedChange[] {
  const { both } = matchListeners(listenersOf(socketsOf(before)), listenersOf(socketsOf(after)));
  const anew = both.filter(isAnew).map(([, fresh]) => fresh);
  const groups = Map.groupBy(anew, ({ words }) => words.programs.map(keyOfProgram).join());
  return [...groups.values()].map(restarted);
}

function isAnew([before, after]: readonly [SeenListener, SeenListener]): boolean {
  const isSeen = before.words.ownerView === "seen" && after.words.ownerView === "seen";
  if (!isSeen || before.processes.length === 0 || after.processes.length === 0) return false;
  if (programsOf(before) !== programsOf(after)) return false;
  const known = new Map(before.processes.map((process) => [process.pid, process]));
  return !after.processes.some((process) => isSame(known.get(process.pid), process));
}

function programsOf({ words }: SeenListener): string {
  return words.programs.map(keyOfProgram).join();
}

function isSame(was: SocketOwner | undefined, is: SocketOwner): boolean {
  if (was === undefined) return false;
  if (was.startedAt === null || is.startedAt === null) return true;
  return Math.abs(was.startedAt - is.startedAt) <= CLOCK_STEP_MS;
}

function restarted(listeners: readonly SeenListener[]): WatchedChange {
  const [first] = listeners;
  const names = first?.words.programs.map(({ name }) => name).join(", ") ?? "";
  const starts = listeners.flatMap(({ processes }) => processes.flatMap(({ startedAt }) => startedAt ?? []));
  const at = starts.length === 0 ? "" : ` at ${new Date(Math.min(...starts)).toISOString()}`;
  return {
    kind: "restarted",
    topic: `start ${names}`,
    subject: names,
    severity: "LOW",
    summary: `${names} was started anew${at}.`,
    details: [
      `holds ${listeners.map(({ words }) => endpointOf(words)).join(", ")}`,
      ...(first === undefined ? [] : [`runs as ${programWords(first.words)}`]),
    ],
    before: null,
    after: null,
  };
}
