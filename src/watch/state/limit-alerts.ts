import type { Alert } from "../../model/alert.ts";
import type { AdvancedWatch, EndedRun } from "./ended-run.ts";
import type { FollowedTroubles } from "./follow-troubles.ts";
import type { Trouble } from "./trouble.ts";
import type { WatchMemory } from "./watch-memory.ts";

const HOUR_MS = 3_600_000;

/** The gravest first: they are the last to be held back. */
const WEIGHT = { HIGH: 0, MEDIUM: 1, LOW: 2 } as const;

interface Telling {
  readonly trouble: Trouble;
  readonly state: "new" | "reminder";
}

/**
 * What of a run is told. What is too much for the hour is counted; a trouble that is still there when there is room
 * again is told then. An end is always told to those who were told of the beginning.
 */
export function limitAlerts(memory: WatchMemory, followed: FollowedTroubles, run: EndedRun): AdvancedWatch {
  const hour = hourOf(memory, run.now);
  const wanted = wantedTellings(followed, run);
  const room = Math.max(0, run.mostPerHour - hour.told);
  const told = wanted.slice(0, room);
  const ends = followed.over.filter(({ toldAt }) => toldAt !== null);
  const heldBack = memory.heldBack + newlyHeld(wanted.slice(room), memory.troubles);
  const alerts = [...told.map(alertOf), ...ends.map((trouble) => alertOf({ trouble, state: "resolved" }))];
  const isSpoken = alerts.length > 0 || (heldBack > 0 && room > 0);
  const toldIds = new Set(told.map(({ trouble }) => trouble.id));
  return {
    alerts,
    heldBack: isSpoken ? heldBack : 0,
    memory: {
      troubles: followed.open.map((trouble) =>
        toldIds.has(trouble.id) ? { ...trouble, toldAt: run.now } : trouble,
      ),
      hour: { startedAt: hour.startedAt, told: hour.told + told.length },
      heldBack: isSpoken ? 0 : heldBack,
    },
  };
}

/** A clock that was set back begins a new hour. */
function hourOf({ hour }: WatchMemory, now: number): WatchMemory["hour"] {
  const age = now - hour.startedAt;
  return age >= 0 && age < HOUR_MS ? hour : { startedAt: now, told: 0 };
}

function wantedTellings(
  { open, moments }: FollowedTroubles,
  { now, remindMs }: EndedRun,
): readonly Telling[] {
  const fresh = [...moments, ...open.filter(({ toldAt }) => toldAt === null)];
  const due = open.filter(
    ({ toldAt }) => toldAt !== null && remindMs !== null && (now - toldAt >= remindMs || now < toldAt),
  );
  return [
    ...fresh.map((trouble) => ({ trouble, state: "new" as const })),
    ...due.map((trouble) => ({ trouble, state: "reminder" as const })),
  ].toSorted((a, b) => WEIGHT[a.trouble.severity] - WEIGHT[b.trouble.severity]);
}

/** What was held back before is not counted again, and a reminder is not lost: it is due at the next run as well. */
function newlyHeld(held: readonly Telling[], known: readonly Trouble[]): number {
  const before = new Set(known.map(({ id }) => id));
  return held.filter(({ trouble, state }) => state === "new" && !before.has(trouble.id)).length;
}

function alertOf({ trouble, state }: { readonly trouble: Trouble; readonly state: Alert["state"] }): Alert {
  const { id, kind, target, subject, severity, summary, details, since } = trouble;
  return { id, kind, state, target, subject, severity, summary, details, since };
}
