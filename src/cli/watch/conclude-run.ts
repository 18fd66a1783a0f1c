import { entriesOf } from "../../model/observations.ts";
import { hostname } from "node:os";
import { planDeliveries } from "../../alerts/plan-deliveries.ts";
import type { Receiver } from "../../alerts/receiver.ts";
import type { AlertGroup } from "../../model/alert.ts";
import type { Evidence } from "../../model/evidence.ts";
import { countOutcomes } from "../../model/outcome.ts";
import { uuidV5 } from "../../support/uuid-v5.ts";
import type { WatchStore } from "../../store/watch-store.ts";
import { sightingOf } from "../../watch/changes/sighting-of.ts";
import { slimEvidence } from "../../watch/changes/slim-evidence.ts";
import { advanceWatch } from "../../watch/state/advance-watch.ts";
import type { WatchMemory } from "../../watch/state/watch-memory.ts";
import type { AdvancedWatch } from "../../watch/state/ended-run.ts";
import type { WatchEvent } from "../../watch/watch-event.ts";
import type { WatchSettings } from "../../watch/config/watch-config.ts";
import { seenServices } from "./seen-services.ts";
import type { WatchedTarget } from "./watched-run.ts";

/** A run of which all targets were looked at. Epoch milliseconds. */
export interface FinishedRun {
  readonly settings: WatchSettings;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly watched: readonly WatchedTarget[];
}

/** Where a run is kept, and who is told of it. */
export interface RunKeeping {
  readonly store: WatchStore;
  readonly receivers: readonly Receiver[];
}

/** Says what a run means, and keeps it with everything that is to be sent of it: all of it, or nothing. */
export function concludeRun(
  { settings, startedAt, endedAt, watched }: FinishedRun,
  { store, receivers }: RunKeeping,
): WatchEvent {
  const watch = settings.name;
  const known = store.load(watch);
  const run = known.run + 1;
  const accepted = store.accepted(watch);
  const sighted = watched.map((one) => sightedTarget(one, settings, { store, memory: known.memory }));
  const idOf = (words: readonly string[]) => uuidV5(JSON.stringify([store.identity, watch, run, ...words]));
  const advanced = advanceWatch(known.memory, {
    idOf,
    now: endedAt,
    sightings: sighted.map(({ sighting }) => sighting),
    remindMs: settings.remindMs,
    mostPerHour: settings.mostAlertsPerHour,
    accepted: new Set(accepted),
  });
  const group = groupOf(advanced, { id: idOf(["group"]), watch, at: new Date(endedAt).toISOString() });
  store.commit({
    watch,
    run,
    endedAt,
    memory: advanced.memory,
    seen: new Map(sighted.flatMap(({ target, kept }) => (kept === null ? [] : [[target, kept] as const]))),
    targets: sighted.map(({ target }) => target),
    outgoing: group === null ? [] : planDeliveries(receivers, group),
    accepted,
  });
  const open = advanced.memory.troubles.length;
  return { kind: "run-ended", watch, run, startedAt, endedAt, targets: watched.map(resultOf), group, open };
}

interface Remembered {
  readonly store: WatchStore;
  readonly memory: WatchMemory;
}

function sightedTarget(
  { report, evidence, policies }: WatchedTarget,
  settings: WatchSettings,
  { store, memory }: Remembered,
) {
  const last = store.lastSeen(settings.name, report.target);
  const seen = slimEvidence(evidence, settings.loopback);
  const reference = last === null ? null : (JSON.parse(last) as Evidence);
  const services = {
    seen: seenServices(policies, report, evidence),
    known: memory.services?.find(({ target }) => target === report.target)?.checks ?? [],
  };
  const sighted = sightingOf({ report, seen, reference, services });
  const text = JSON.stringify(sighted.reference);
  return { target: report.target, sighting: sighted.sighting, kept: text === last ? null : text };
}

function groupOf(
  { alerts, heldBack }: AdvancedWatch,
  named: Pick<AlertGroup, "id" | "watch" | "at">,
): AlertGroup | null {
  if (alerts.length === 0 && heldBack === 0) return null;
  return { ...named, watcher: hostname(), alerts, heldBack };
}

function resultOf({ report, evidence }: WatchedTarget) {
  const isBlind = entriesOf(evidence.observations).every(([, { status }]) => status === "unavailable");
  const found = Map.groupBy(report.findings, ({ rule }) => rule.location.file);
  return {
    target: report.target,
    policies: report.policies.map(({ file }) => ({ file, counts: countOutcomes(found.get(file) ?? []) })),
    sight: isBlind ? ("blind" as const) : ("seen" as const),
  };
}
