import type { AlertGroup } from "../../model/alert.ts";
import { metricText } from "../../reporters/prometheus/metric.ts";
import type { TargetResult, WatchEvent } from "../../watch/watch-event.ts";
import { processMetrics } from "./process-metrics.ts";
import { groupSeries, makeSeries } from "./watch-series.ts";

/** One run of a watch that came to its end. */
export type MeasuredRun = Extract<WatchEvent, { readonly kind: "run-ended" }>;

/** What is watched and who is told, by whose names the figures are known. */
export interface KnownNames {
  readonly watches: ReadonlySet<string>;
  /** Queues of receivers. */
  readonly receivers: ReadonlySet<string>;
}

/** What there is to count while the machine is watched. Its size depends on the configuration only. */
export class WatchMetrics {
  readonly #series = makeSeries();

  /** A run ended. */
  ran({ watch, startedAt, endedAt, targets, group }: MeasuredRun): void {
    const { runs, runSeconds, lastDuration, lastRun } = this.#series;
    const seconds = Math.max(0, endedAt - startedAt) / 1000;
    runs.add({ watch }, 1);
    runSeconds.add({ watch }, seconds);
    lastDuration.set({ watch }, seconds);
    lastRun.set({ watch }, endedAt / 1000);
    this.#forgetOthers(watch, new Set(targets.map(({ target }) => target)));
    for (const target of targets) this.#looked(watch, target, endedAt);
    if (group !== null) this.#alerted(group);
  }

  /** The work of a run, or on one of its targets, ended in an exception. */
  failed(watch: string): void {
    this.#series.failures.add({ watch }, 1);
  }

  /** Runs were due while the one before them was not at its end. */
  skipped(watch: string, count: number): void {
    this.#series.skipped.add({ watch }, count);
  }

  /** There was an attempt to deliver a group. */
  delivered(receiver: string, result: "delivered" | "delayed" | "dropped"): void {
    this.#series.deliveries.add({ receiver, result }, 1);
  }

  /** The configuration was read again. */
  reloaded(result: "taken" | "refused"): void {
    this.#series.reloads.add({ result }, 1);
  }

  /** Forgets the figures of what is not configured any more. */
  keepOnly({ watches, receivers }: KnownNames): void {
    const { ofWatches, ofTargets, ofReceivers } = groupSeries(this.#series);
    for (const series of ofWatches) series.keep(({ watch }) => watches.has(watch));
    for (const series of ofTargets) series.keep(({ watch }) => watches.has(watch));
    for (const series of ofReceivers) series.keep(({ receiver }) => receivers.has(receiver));
  }

  /** All figures in the text format of Prometheus; `queues`: how many groups wait for each receiver. */
  render(queues: ReadonlyMap<string, number>): string {
    const { queue } = this.#series;
    queue.keep(() => false);
    for (const [receiver, length] of queues) queue.set({ receiver }, length);
    const metrics = Object.values(this.#series).map(({ metric }) => metric);
    return [...metrics, ...processMetrics()].map(metricText).join("");
  }

  #forgetOthers(watch: string, targets: ReadonlySet<string>): void {
    const isKept = (labels: { readonly watch: string; readonly target: string }) =>
      labels.watch !== watch || targets.has(labels.target);
    for (const series of groupSeries(this.#series).ofTargets) series.keep(isKept);
  }

  #looked(watch: string, { target, sight, policies }: TargetResult, endedAt: number): void {
    const { looks, lastSight, findings } = this.#series;
    const errors = policies.reduce((sum, { counts }) => sum + counts.ERROR, 0);
    const result = sight === "blind" ? sight : errors > 0 ? "incomplete" : "complete";
    looks.add({ watch, target, result }, 1);
    if (result === "complete") lastSight.set({ watch, target }, endedAt / 1000);
    findings.keep((labels) => labels.watch !== watch || labels.target !== target);
    for (const { file: policy, counts } of policies)
      for (const [outcome, count] of Object.entries(counts))
        findings.set({ watch, target, policy, outcome }, count);
  }

  #alerted({ watch, alerts, heldBack }: AlertGroup): void {
    for (const { kind, state } of alerts) this.#series.alerts.add({ watch, kind, state }, 1);
    this.#series.heldBack.add({ watch }, heldBack);
  }
}
