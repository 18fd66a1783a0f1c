import type { Alert } from "../../model/alert.ts";
import { describeEvent } from "../../watch/describe-event.ts";
import type { LogLevel } from "../../watch/service/log-settings.ts";
import type { WatchEvent } from "../../watch/watch-event.ts";
import type { Log, LogFields } from "../log/log.ts";
import { logLines } from "./log-lines.ts";

/** Logs what a watch tells, and every alert by itself. */
export function logEvent(log: Log, event: WatchEvent): void {
  const say = log[levelOf(event)];
  const fields = fieldsOf(event);
  for (const line of logLines(describeEvent(event))) say(line, fields);
  if (event.kind === "run-ended")
    for (const alert of event.group?.alerts ?? []) logAlert(log, event.watch, alert);
}

function levelOf(event: WatchEvent): LogLevel {
  if (event.kind === "delivery") return DELIVERY_LEVELS[event.status];
  return LEVELS[event.kind];
}

const DELIVERY_LEVELS = { delivered: "info", delayed: "warning", dropped: "error" } as const;

const LEVELS = {
  started: "info",
  "run-ended": "info",
  "run-failed": "error",
  "runs-skipped": "warning",
  "run-given-up": "warning",
  reloaded: "info",
  "reload-refused": "error",
  stopping: "info",
} as const;

/** What a program wants to know without reading sentences. */
function fieldsOf(event: WatchEvent): LogFields {
  const { kind } = event;
  if (kind === "delivery") return { event: kind, receiver: event.receiver, status: event.status };
  if (kind === "run-ended")
    return {
      event: kind,
      watch: event.watch,
      run: event.run,
      ms: event.endedAt - event.startedAt,
      targets: event.targets.length,
      alerts: event.group?.alerts.length ?? 0,
      open: event.open,
    };
  return "watch" in event ? { event: kind, watch: event.watch } : { event: kind };
}

function logAlert(log: Log, watch: string, { summary, ...alert }: Alert): void {
  const { id, kind, state, target, subject, severity } = alert;
  const say = state === "resolved" ? log.info : log.warning;
  const words = state === "new" ? summary : `${state}: ${summary}`;
  say(words, { event: "alert", watch, kind, state, target, subject, severity, id });
}
