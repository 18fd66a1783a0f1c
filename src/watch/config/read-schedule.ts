import type { MapReader, ReportFault } from "../../yaml/map-reader.ts";
import { cronFault } from "./cron.ts";
import { readDuration } from "./read-values.ts";
import type { WatchSchedule } from "./watch-config.ts";

/** Five minutes, as most monitors have it. */
export const DEFAULT_SCHEDULE: WatchSchedule = { kind: "interval", ms: 300_000 };

const SHORTEST_MS = 1000;

/** When a watch runs: an interval or a cron expression, and not both. */
export function readSchedule(map: MapReader, report: ReportFault): WatchSchedule {
  const [interval, cron] = [map.text("interval"), map.text("cron")];
  if (cron === null) {
    const ms = readDuration(interval, { key: "interval", least: SHORTEST_MS }, report);
    return ms === null ? DEFAULT_SCHEDULE : { kind: "interval", ms };
  }
  if (interval !== null)
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
      message: `cron: ${fault}`,
      hint: 'five fields: minute hour day month weekday, such as "*/5 * * * *"',
      span: cron.span,
    });
  return { kind: "cron", expression: cron.text };
}
