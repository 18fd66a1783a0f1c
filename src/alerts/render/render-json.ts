import type { AlertGroup } from "../../model/alert.ts";
import { inertJsonLine } from "../../support/inert-json.ts";
import { alertsWithin } from "./alerts-within.ts";

/** Who gets a message over the network may refuse one of many megabytes. */
const LOAD = { alerts: 1000, characters: 1_000_000 };

/** A group as one line of JSON, for programs: texts are as they are, escaped so that a terminal cannot obey them. */
export function renderJson(group: AlertGroup): string {
  return inertJsonLine({ schemaVersion: "1.0", ...group, ...alertsWithin(group.alerts, LOAD) });
}
