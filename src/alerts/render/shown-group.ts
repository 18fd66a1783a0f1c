import type { Alert, AlertGroup } from "../../model/alert.ts";
import { printable } from "../../support/printable.ts";
import type { Measure } from "./render-within.ts";

/** What of a group is shown to a person: everything on single lines, inert on a terminal, and not too much of it. */
export interface ShownGroup {
  readonly headline: string;
  readonly alerts: readonly ShownAlert[];
  /** Where and when it was noticed, and what was left out. */
  readonly remarks: readonly string[];
}

/** One alert, ready to be laid out. */
export interface ShownAlert {
  /** `NEW`, `STILL`, `RESOLVED`. */
  readonly state: string;
  readonly severity: string;
  readonly summary: string;
  /** `target`, `subject`, `kind`, `since` and `id` with their names, then everything else that is known. */
  readonly facts: readonly string[];
}

const STATES = { new: "NEW", reminder: "STILL", resolved: "RESOLVED" } as const;

/** Makes a group ready for a person. */
export function shownGroup(group: AlertGroup, measure: Measure): ShownGroup {
  const shown = group.alerts.slice(0, measure.alerts);
  const omitted = group.alerts.length - shown.length;
  return {
    headline: headlineOf(group),
    alerts: shown.map((alert) => shownAlert(alert, measure)),
    remarks: [
      ...(omitted === 0 ? [] : [`${omitted} more are not shown here.`]),
      ...(group.heldBack === 0 ? [] : [`${group.heldBack} were held back by the rate limit.`]),
      cut(`Watch ${group.watch} on ${group.watcher}, ${group.at}, group ${group.id}`, measure),
    ],
  };
}

function shownAlert(alert: Alert, measure: Measure): ShownAlert {
  const { state, severity, summary, target, subject, kind, since, id, details } = alert;
  const more = details.length - measure.details;
  const facts = [
    `target: ${target}`,
    `subject: ${subject}`,
    `kind: ${kind}, since ${since}`,
    `id: ${id}`,
    ...details.slice(0, measure.details),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  return {
    state: STATES[state],
    severity,
    summary: cut(summary, measure),
    facts: facts.map((fact) => cut(fact, measure)),
  };
}

const HEADLINE = { characters: 150 };

/** One line that says what it is about. */
function headlineOf({ alerts, heldBack }: AlertGroup): string {
  const [first] = alerts;
  if (first === undefined) return `${heldBack} alerts were held back`;
  const targets = new Set(alerts.map(({ target }) => target));
  const where = targets.size === 1 ? first.target : `${targets.size} targets`;
  const what = alerts.length === 1 ? `${STATES[first.state]} ${first.summary}` : countsOf(alerts);
  return cut(`${where}: ${what}`, HEADLINE);
}

function countsOf(alerts: readonly Alert[]): string {
  const counts = (["new", "reminder", "resolved"] as const).map((state) => {
    const count = alerts.filter((alert) => alert.state === state).length;
    return count === 0 ? "" : `${count} ${STATES[state].toLowerCase()}`;
  });
  return `${alerts.length} alerts (${counts.filter((count) => count !== "").join(", ")})`;
}

function cut(text: string, { characters }: Pick<Measure, "characters">): string {
  return text.length <= characters ? printable(text) : `${printable(text.slice(0, characters))}…`;
}
