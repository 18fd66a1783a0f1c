import { Series } from "./series.ts";

/** Every metric of a watch, without a value yet. */
export function makeSeries() {
  return { ...runSeries(), ...targetSeries(), ...alertSeries() };
}

/** The same by what they are about. */
export function groupSeries(series: ReturnType<typeof makeSeries>) {
  const { runs, runSeconds, lastDuration, lastRun, failures, skipped, alerts, heldBack } = series;
  const { looks, lastSight, findings, deliveries, queue } = series;
  return {
    ofWatches: [runs, runSeconds, lastDuration, lastRun, failures, skipped, alerts, heldBack],
    ofTargets: [looks, lastSight, findings],
    ofReceivers: [deliveries, queue],
  };
}

function runSeries() {
  return {
    runs: new Series<"watch">({
      name: "audit_watch_runs_total",
      type: "counter",
      help: "How many runs ended.",
    }),
    runSeconds: new Series<"watch">({
      name: "audit_watch_run_seconds_total",
      type: "counter",
      help: "How long all runs took together.",
    }),
    lastDuration: new Series<"watch">({
      name: "audit_watch_last_run_duration_seconds",
      help: "How long the last run took.",
    }),
    lastRun: new Series<"watch">({
      name: "audit_watch_last_run_timestamp_seconds",
      help: "When the last run ended.",
    }),
    failures: new Series<"watch">({
      name: "audit_watch_failures_total",
      type: "counter",
      help: "How often the work on a target or on a whole run ended in an exception.",
    }),
    skipped: new Series<"watch">({
      name: "audit_watch_skipped_runs_total",
      type: "counter",
      help: "How many runs were left out because the one before was not at its end.",
    }),
    reloads: new Series<"result">({
      name: "audit_watch_reloads_total",
      type: "counter",
      help: "How often the configuration was read again, by whether it was taken.",
    }),
  };
}

function targetSeries() {
  return {
    looks: new Series<"watch" | "target" | "result">({
      name: "audit_watch_target_runs_total",
      type: "counter",
      help: "How many runs looked at a target: complete without an ERROR, incomplete with one, blind where nothing was seen.",
    }),
    lastSight: new Series<"watch" | "target">({
      name: "audit_watch_last_success_timestamp_seconds",
      help: "When the last run ended that was complete.",
    }),
    findings: new Series<"watch" | "target" | "policy" | "outcome">({
      name: "audit_watch_findings",
      help: "How many findings of each outcome the last run had.",
    }),
  };
}

function alertSeries() {
  return {
    alerts: new Series<"watch" | "kind" | "state">({
      name: "audit_watch_alerts_total",
      type: "counter",
      help: "How many alerts were told, by what happened and whether it is new, a reminder, or over.",
    }),
    heldBack: new Series<"watch">({
      name: "audit_watch_alerts_held_back_total",
      type: "counter",
      help: "How many alerts the rate limit held back.",
    }),
    deliveries: new Series<"receiver" | "result">({
      name: "audit_watch_deliveries_total",
      type: "counter",
      help: "How many attempts to deliver there were: delivered, delayed until later, or dropped for good.",
    }),
    queue: new Series<"receiver">({
      name: "audit_watch_queue_length",
      help: "How many groups of alerts wait for a receiver.",
    }),
  };
}
