import { describe, expect, it } from "vitest";
import { judgeHealth } from "../../../src/cli/metrics/judge-health.ts";
import { pulseOf } from "../../../src/cli/watch/pulse-of.ts";
import { settingsOfOptions } from "../../../src/cli/watch/settings-of-options.ts";
import type { PlannedWatch } from "../../../src/cli/watch/watch-setup.ts";
import type { WatchSchedule } from "../../../src/watch/config/watch-config.ts";

const HOUR = 3_600_000;
/** A full hour in every zone of the world that has whole hours. */
const NOON = Date.parse("2026-11-21T12:00:00Z");

function watch(schedule: WatchSchedule): PlannedWatch {
  const settings = settingsOfOptions(["a.audit"], { target: [] } as never);
  const times = { runTimeoutMs: 10_000, jitterMs: 5000 };
  return { settings: { ...settings, ...times, schedule }, targets: [] } as unknown as PlannedWatch;
}

describe("a watch is healthy", () => {
  it.each([
    ["until the next run of its interval has to be at its end", { kind: "interval", ms: HOUR }, NOON + HOUR],
    [
      "from one time of its cron expression to the next",
      { kind: "cron", expression: "0 * * * *" },
      NOON + HOUR,
    ],
  ] as const)("%s", (_, schedule, due) => {
    const pulse = pulseOf(watch(schedule), NOON + 1);
    expect(judgeHealth([pulse], due + 5000)).toEqual({ status: "healthy" });
    expect(judgeHealth([pulse], due + 5000 + 60_000 + 2)).toMatchObject({ status: "ill" });
  });

  it("not before its first run", () => {
    const pulse = pulseOf(watch({ kind: "interval", ms: HOUR }), null);
    expect(judgeHealth([pulse], 1)).toMatchObject({ status: "ill" });
  });
});
