import type { Alert, AlertGroup } from "../model/alert.ts";
import type { Severity } from "../model/policy.ts";
import { matchesGlob } from "../support/matches-glob.ts";
import type { AlertFilter } from "./receiver.ts";

const WEIGHTS: Readonly<Record<Severity, number>> = { LOW: 1, MEDIUM: 2, HIGH: 3 };

/** What a filter leaves of a group; `null` where nothing is left. What was held back is told to everybody. */
export function wantedAlerts(filter: AlertFilter, group: AlertGroup): AlertGroup | null {
  const alerts = group.alerts.filter((alert) => isWanted(filter, alert));
  return alerts.length === 0 && group.heldBack === 0 ? null : { ...group, alerts };
}

function isWanted({ kinds, minimumSeverity, targets }: AlertFilter, alert: Alert): boolean {
  if (kinds.length > 0 && !kinds.includes(alert.kind)) return false;
  if (WEIGHTS[alert.severity] < WEIGHTS[minimumSeverity]) return false;
  return targets.length === 0 || targets.some((glob) => matchesGlob(glob, alert.target));
}
