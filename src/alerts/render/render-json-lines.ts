import type { AlertGroup } from "../../model/alert.ts";
import { inertJsonLine } from "../../support/inert-json.ts";
import { alertsWithin } from "./alerts-within.ts";

const LOAD = { alerts: 10_000, characters: 10_000_000 };

/** One line of JSON for each alert, each with its group; a group that only tells of held-back alerts is one line. */
export function renderJsonLines(whole: AlertGroup): string {
  const { id, watch, watcher, at, heldBack } = whole;
  const { alerts, omitted } = alertsWithin(whole.alerts, LOAD);
  const group = { schemaVersion: "1.0", group: id, watch, watcher, at, heldBack, omitted };
  const lines = alerts.length === 0 ? [group] : alerts.map((alert) => ({ ...group, ...alert }));
  return lines.map((line) => `${inertJsonLine(line)}\n`).join("");
}
