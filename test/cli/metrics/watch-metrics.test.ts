import { describe, expect, it } from "vitest";
import { judgeHealth } from "../../../src/cli/metrics/judge-health.ts";
import { WatchMetrics } from "../../../src/cli/metrics/watch-metrics.ts";
import type { MeasuredRun } from "../../../src/cli/metrics/watch-metrics.ts";
import type { Alert } from "../../../src/model/alert.ts";
import { runValidator } from "../../reporters/run-validator.ts";
import type { TargetResult } from "../../../src/watch/watch-event.ts";
import { lacks } from "../../support-hosts/requires.ts";

const COUNTS = { PASSED: 0, FAILED: 0, WARNING: 0, ERROR: 0, SKIPPED: 0, WAIVED: 0, KNOWN: 0 };

function result(over: Partial<TargetResult> = {}): TargetResult {
  const policies = [{ file: "ports.audit", counts: { ...COUNTS, PASSED: 1, FAILED: 1 } }];
  return { target: "web1", sight: "seen", policies, ...over };
}

const UNSURE = result({ policies: [{ file: "ports.audit", counts: { ...COUNTS, ERROR: 2 } }] });
const ENDED_AT = 1_760_000_000_000;

function run(over: Partial<MeasuredRun> = {}): MeasuredRun {
  const times = { startedAt: ENDED_AT - 250, endedAt: ENDED_AT };
  const usual = {
    kind: "run-ended",
    watch: "edge",
    run: 1,
    targets: [result()],
    group: null,
    open: 0,
  } as const;
  return { ...usual, ...times, ...over };
}

const ALERT: Alert = {
  id: "1",
  kind: "opened",
  state: "new",
  target: "web1",
  subject: "tcp 0.0.0.0:80",
  severity: "HIGH",
  summary: "A port was opened.",
  details: [],
  since: "2026-11-21T00:00:00Z",
};

const QUEUES = new Map([["ops", 7]]);
const NONE = new Map<string, number>();
const HOSTILE = 'hostile"\n} 1\n\u202e\\';

function busy(): WatchMetrics {
  const metrics = new WatchMetrics();
  const group = { id: "g", watch: "edge", at: ALERT.since, watcher: "w" };
  const alerts = [ALERT, { ...ALERT, state: "resolved" }, ALERT] as const;
  metrics.ran(run({ group: { ...group, alerts, heldBack: 4 } }));
  metrics.ran(
    run({ targets: [result({ target: HOSTILE, sight: "blind" }), UNSURE], endedAt: ENDED_AT + 250 }),
  );
  metrics.failed("edge");
  metrics.skipped("edge", 2);
  metrics.delivered("ops", "delayed");
  metrics.delivered("ops", "delivered");
  metrics.reloaded("refused");
  return metrics;
}

describe("the figures of a watch", () => {
  it.skipIf(lacks("promtool"))("are what promtool accepts, from the first moment on", () => {
    for (const metrics of [new WatchMetrics(), busy()])
      expect(runValidator("sh", ["-c", 'promtool check metrics < "$0"'], metrics.render(QUEUES))).toEqual({
        code: 0,
        output: "",
      });
  });

  it.each([
    'audit_watch_runs_total{watch="edge"} 2',
    'audit_watch_run_seconds_total{watch="edge"} 0.75',
    'audit_watch_last_run_duration_seconds{watch="edge"} 0.5',
    'audit_watch_last_run_timestamp_seconds{watch="edge"} 1760000000.25',
    'audit_watch_target_runs_total{watch="edge",target="web1",result="complete"} 1',
    'audit_watch_target_runs_total{watch="edge",target="web1",result="incomplete"} 1',
    'audit_watch_last_success_timestamp_seconds{watch="edge",target="web1"} 1760000000',
    'audit_watch_findings{watch="edge",target="web1",policy="ports.audit",outcome="ERROR"} 2',
    'audit_watch_findings{watch="edge",target="web1",policy="ports.audit",outcome="FAILED"} 0',
    'audit_watch_failures_total{watch="edge"} 1',
    'audit_watch_skipped_runs_total{watch="edge"} 2',
    'audit_watch_alerts_total{watch="edge",kind="opened",state="new"} 2',
    'audit_watch_alerts_total{watch="edge",kind="opened",state="resolved"} 1',
    'audit_watch_alerts_held_back_total{watch="edge"} 4',
    'audit_watch_deliveries_total{receiver="ops",result="delayed"} 1',
    'audit_watch_deliveries_total{receiver="ops",result="delivered"} 1',
    'audit_watch_queue_length{receiver="ops"} 7',
    'audit_watch_reloads_total{result="refused"} 1',
    'audit_watch_target_runs_total{watch="edge",target="hostile\\"\\\\n} 1\\\\n\\\\u202e\\\\",result="blind"} 1',
  ])("hold %s", (line) => {
    expect(busy().render(QUEUES).split("\n")).toContain(line);
  });

  it("are no two under the same labels, even where names differ only in what is not shown", () => {
    const metrics = new WatchMetrics();
    metrics.ran(run({ targets: [result({ target: "a\n" }), result({ target: "a\\n" })] }));
    const names = metrics
      .render(NONE)
      .split("\n")
      .filter((line) => line.startsWith("audit_watch"))
      .map((line) => line.replace(/ \S+$/, ""));
    expect(new Set(names).size).toBe(names.length);
  });

  it("show the findings of the last run alone, and of targets that it looked at", () => {
    const metrics = new WatchMetrics();
    metrics.ran(run());
    metrics.ran(run({ targets: [result({ policies: [] })] }));
    expect(metrics.render(NONE)).not.toContain("audit_watch_findings");
    metrics.ran(run({ targets: [result({ target: "web2" })] }));
    expect(metrics.render(NONE)).not.toContain("web1");
  });

  it("know queues as they are now", () => {
    const metrics = new WatchMetrics();
    expect(metrics.render(QUEUES)).toContain('receiver="ops"');
    expect(metrics.render(NONE)).not.toContain('receiver="ops"');
  });

  it("end where the watch or the receiver is not configured any more", () => {
    const metrics = busy();
    metrics.keepOnly({ watches: new Set(["edge"]), receivers: new Set() });
    expect(metrics.render(NONE)).toContain('target="web1"');
    expect(metrics.render(NONE)).not.toContain("receiver=");
    metrics.keepOnly({ watches: new Set(), receivers: new Set() });
    expect(metrics.render(NONE)).not.toContain('watch="edge"');
  });

  it("do not grow with the number of runs", () => {
    const metrics = new WatchMetrics();
    metrics.ran(run());
    const { length } = metrics.render(NONE).split("\n");
    for (let count = 0; count < 10_000; count += 1) metrics.ran(run());
    expect(metrics.render(NONE).split("\n")).toHaveLength(length);
  });
});

describe("the health of a watch", () => {
  const pulse = { watch: "edge", lastRunAt: 1_000_000, limitMs: 60_000 };

  it.each([
    ["a young run", [pulse], 1_060_000, { status: "healthy" }],
    [
      "an old run",
      [pulse],
      1_061_000,
      { status: "ill", reasons: ["edge: The last run ended 61 s ago; more than 60 s is too long."] },
    ],
    [
      "no run",
      [{ ...pulse, lastRunAt: null }],
      0,
      { status: "ill", reasons: ["edge: No run has ended yet."] },
    ],
    ["nothing to watch", [], 0, { status: "ill", reasons: ["Nothing is watched."] }],
    [
      "one of two that is old",
      [pulse, { ...pulse, watch: "b\n", lastRunAt: 0 }],
      1_000_000,
      { status: "ill", reasons: ["b\\n: The last run ended 1000 s ago; more than 60 s is too long."] },
    ],
  ] as const)("after %s is what it is", (_, pulses, now, health) => {
    expect(judgeHealth(pulses, now)).toEqual(health);
  });
});
