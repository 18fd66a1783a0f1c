import type { AuditReport } from "../../model/report.ts";
import type { KnownServices, Sighting, WatchedChange } from "../state/trouble.ts";
import { serviceChanges } from "./service-changes.ts";
import type { SeenServices } from "./service-changes.ts";

/** The check type of a port check of samhain. */
const PORT_CHECK = "AUDIT_PORT_CHECK";

/** What a comparison of two runs says, and a port check says in its own words. */
const PRESENCE: ReadonlySet<WatchedChange["kind"]> = new Set(["opened", "closed", "moved"]);

interface CheckedServices {
  readonly seen: readonly SeenServices[];
  readonly known: readonly KnownServices[];
}

/**
 * What a run says of a target with port checks: their state machine speaks in the place of their rules. Where a target
 * has no other rules, what they leave out is nobody's affair.
 */
export function withServices(
  sighting: Sighting,
  { findings }: Pick<AuditReport, "findings">,
  { seen, known }: CheckedServices,
): Sighting {
  if (seen.length === 0) return sighting;
  const before = new Map(known.map((one) => [one.rule, one]));
  const reports = seen.map((one) => serviceChanges(one, before.get(one.rule)));
  const spoken = new Set(findings.flatMap(({ rule }) => (rule.type === PORT_CHECK ? [rule.id] : [])));
  const isAlone = findings.every(({ rule }) => rule.type === PORT_CHECK || rule.type === "<report>");
  return {
    ...sighting,
    conditions: sighting.conditions.filter(
      ({ kind, subject }) => kind === "not-seen" || !spoken.has(subject),
    ),
    changes: [
      ...sighting.changes.filter(({ kind }) => !isAlone || !PRESENCE.has(kind)),
      ...reports.flatMap(({ changes }) => changes),
    ],
    over: reports.flatMap(({ over }) => over),
    services: reports.map((report) => report.known),
  };
}
