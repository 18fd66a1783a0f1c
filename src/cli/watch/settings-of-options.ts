import { DURATION_FORM, parseDuration } from "../../watch/config/duration.ts";
import { DEFAULT_SCHEDULE } from "../../watch/config/read-schedule.ts";
import { WATCH_DEFAULTS } from "../../watch/config/read-watch.ts";
import type { WatchSettings } from "../../watch/config/watch-config.ts";
import { UsageError } from "../usage-error.ts";
import type { WatchOptions } from "./watch-options.ts";

/** The watch of policies that are named without a configuration. */
export function settingsOfOptions(names: readonly string[], options: WatchOptions): WatchSettings {
  if (names.includes("-"))
    throw new UsageError("A policy that is watched has to be a file: SIGHUP reads it again.");
  const interval = durationOf("--interval", options.interval);
  const span = { start: 0, end: 0 };
  return {
    ...WATCH_DEFAULTS,
    policies: names.map((text) => ({ text, span })),
    targets: options.target.map((text) => ({ text, span })),
    inventory: null,
    schedule: interval === null ? DEFAULT_SCHEDULE : { kind: "interval", ms: interval },
    remindMs: durationOf("--remind", options.remind),
    loopback: "left-out",
    span,
  };
}

const SHORTEST_MS = 1000;

function durationOf(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const ms = parseDuration(text);
  if (ms === null || ms < SHORTEST_MS)
    throw new UsageError(`${option} ${text}: expected ${DURATION_FORM}, from a second to a year.`);
  return ms;
}
