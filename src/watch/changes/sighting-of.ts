import { entriesOf } from "../../model/observations.ts";
import type { Obstacle } from "../../model/comparison.ts";
import type { Evidence, EvidenceKey, ListeningSocketsFacts } from "../../model/evidence.ts";
import type { Unavailable } from "../../model/observation.ts";
import type { AuditReport } from "../../model/report.ts";
import { SOCKET_TABLES } from "../../model/listening-socket.ts";
import type { Condition, KnownServices, Sighting } from "../state/trouble.ts";
import { conditionsOf } from "./conditions-of.ts";
import { factsOf } from "./common-view.ts";
import { nextReference } from "./next-reference.ts";
import type { SeenServices } from "./service-changes.ts";
import { watchedChanges } from "./watched-changes.ts";
import { withServices } from "./with-services.ts";

/** What a run found on one target. */
export interface TargetRun {
  readonly report: AuditReport;
  /** What was seen now, slim. */
  readonly seen: Evidence;
  /** What the run before left to be compared with; `null` at the first one. */
  readonly reference: Evidence | null;
  /** What port checks saw of services, and what they knew before. */
  readonly services?: { readonly seen: readonly SeenServices[]; readonly known: readonly KnownServices[] };
}

/** What a run says of a target, and what the next one is compared with. */
export interface SightedTarget {
  readonly sighting: Sighting;
  readonly reference: Evidence;
}

/** From a run on a target to what is to be told of it. Pure. */
export function sightingOf({ report, seen, reference, services }: TargetRun): SightedTarget {
  const { target } = report;
  const next = nextReference(reference, seen);
  const blind = blindness(seen);
  if (blind !== null) {
    const conditions = [blindCondition(blind)];
    return { sighting: { target, conditions, undecided: "all", changes: [] }, reference: next };
  }
  const { changes, obstacles } =
    reference === null ? { changes: [], obstacles: [] } : watchedChanges(reference, seen);
  const { conditions, undecided } = conditionsOf(report.findings);
  const sight = sightConditions(seen, obstacles);
  const plain = { target, conditions: [...conditions, ...sight], undecided, changes };
  const sighting = services === undefined ? plain : withServices(plain, report, services);
  return { sighting, reference: next };
}

/** Why nothing at all was seen; `null` where something was. */
function blindness({ observations }: Evidence): Unavailable | null {
  const all = entriesOf(observations).map(([, seen]) => seen);
  const [first] = all;
  if (first === undefined) return null;
  return all.every(({ status }) => status === "unavailable") && first.status === "unavailable" ? first : null;
}

function blindCondition({ reason, detail }: Unavailable): Condition {
  const summary = "Nothing was seen of this target.";
  return {
    kind: "not-seen",
    subject: "target",
    severity: "HIGH",
    summary,
    details: [`${reason}: ${detail}`],
  };
}

/** What the watch itself has to see, beside what rules ask for. */
function sightConditions(seen: Evidence, obstacles: readonly Obstacle[]): readonly Condition[] {
  return [...tableConditions(seen), ...gapConditions(seen), ...obstacleConditions(obstacles)];
}

function tableConditions({ observations }: Evidence): readonly Condition[] {
  return SOCKET_TABLES.flatMap((table) => {
    const key: EvidenceKey = `listening-sockets:${table}`;
    const entry = observations[key];
    if (entry?.status !== "unavailable") return [];
    const summary = `The ${table} sockets were not seen: what opens or closes there goes unnoticed.`;
    return [
      { kind: "not-seen", subject: `${table} sockets`, severity: "HIGH", summary, details: [entry.detail] },
    ];
  });
}

/** Things that were looked for in tables that were seen: owners of processes that could not be looked into, ports without an answer. */
function gapConditions(seen: Evidence): readonly Condition[] {
  const tables = SOCKET_TABLES.flatMap((table) => factsOf(seen, table) ?? []);
  const read = tables.filter(({ tried }) => tried === undefined);
  const scanned = tables.filter(({ tried }) => tried !== undefined);
  return [
    ...gapCondition("owners", read, "Not everything was seen of the processes that hold listeners."),
    ...gapCondition("ports", scanned, "Of some ports it was not seen whether they are open."),
  ];
}

function gapCondition(
  subject: string,
  tables: readonly ListeningSocketsFacts[],
  summary: string,
): readonly Condition[] {
  const details = [...new Set(tables.flatMap(unseenIn))].slice(0, MOST_DETAILS);
  return details.length === 0 ? [] : [{ kind: "not-seen", subject, severity: "MEDIUM", summary, details }];
}

const MOST_DETAILS = 5;

/** What nobody asked for is no trouble, and a scan never shows who owns a socket: rules that need owners are ERROR. */
function unseenIn({ gaps, sockets, tried }: ListeningSocketsFacts): readonly string[] {
  const partial = sockets.flatMap(({ owners }) =>
    owners.status === "partial" && tried === undefined ? [owners.unseen.detail] : [],
  );
  const looked = gaps.filter(({ reason }) => tried === undefined || reason !== "not-recorded");
  return [...looked.map(({ detail }) => detail), ...partial];
}

/** What was seen before and is not seen now, where nothing else says so. */
function obstacleConditions(obstacles: readonly Obstacle[]): readonly Condition[] {
  const rest = obstacles.filter(({ kind }) => kind !== "sockets" && kind !== "owners");
  const lost = Map.groupBy(rest, ({ kind }) => kind);
  return [...lost].map(([kind, all]) => ({
    kind: "not-seen",
    subject: kind,
    severity: "MEDIUM",
    summary: "This run and the last one do not see equally far, so that not everything was compared.",
    details: all
      .slice(0, MOST_DETAILS)
      .map(({ subject, old, new: fresh }) => `${subject}: ${old}; now ${fresh}`),
  }));
}
