import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { printable } from "../../support/printable.ts";
import { cronFault } from "./cron.ts";
import { readDuration } from "./read-values.ts";
import type { WatchSchedule } from "./watch-config.ts";

/** Five minutes, as most monitors have it. */
export const DEFAULT_SCHEDULE: WatchSchedule = { kind: "interval", ms: 300_000 };

const SHORTEST_MS = 1000;
const SHOWN = 40;
const CRON = { form: "a cron expression of five fields, or six with seconds", example: "'*/5 * * * *'" };

/** When a watch runs: an interval or a cron expression, and not both. */
export function readSchedule(map: MapReader, report: ReportFault): WatchSchedule {
  const ms = readDuration(map, { key: "interval", least: SHORTEST_MS }, report);
  const cron = map.text("cron", CRON);
  if (cron === null) return ms === null ? DEFAULT_SCHEDULE : { kind: "interval", ms };
  if (map.tree("interval") !== null)
    report({
      code: "AUD7005",
      message: "interval and cron are both given",
      hint: "remove one of the two",
      span: cron.span,
    });
  const fault = cronFault(cron.text);
  if (fault !== null)
    report({
      code: "AUD7006",
      message: `cron: "${printable(cron.text.slice(0, SHOWN))}": ${fault}`,
      hint: `write five fields: minute hour day month weekday, such as ${CRON.example}`,
      span: cron.span,
    });
  return { kind: "cron", expression: cron.text };
}
