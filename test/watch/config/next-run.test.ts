import { describe, expect, it } from "vitest";
import { parseDuration } from "../../../src/watch/config/duration.ts";
import { nextRun } from "../../../src/watch/config/next-run.ts";

const MINUTE = 60_000;
const interval = { kind: "interval", ms: MINUTE } as const;

describe("the next run of an interval", () => {
  it.each<[string, number, number, { at: number; skipped: number }]>([
    ["counts from the start of the last one", 0, 10_000, { at: MINUTE, skipped: 0 }],
    ["leaves out what was due while the last one went on", 0, 2.5 * MINUTE, { at: 3 * MINUTE, skipped: 2 }],
    ["begins anew where the clock was set back", 10 * MINUTE, MINUTE, { at: 2 * MINUTE, skipped: 0 }],
  ])("%s", (_, last, now, due) => {
    expect(nextRun(interval, last, now)).toEqual(due);
  });
});

describe("the next run of a cron expression", () => {
  const at = (hour: number, minute: number, second = 0) =>
    new Date(2026, 5, 1, hour, minute, second).getTime();

  it.each<[string, string, number, number, { at: number; skipped: number }]>([
    ["is its next time", "*/5 * * * *", at(10, 2), at(10, 3), { at: at(10, 5), skipped: 0 }],
    ["leaves out what has passed", "*/5 * * * *", at(10, 0), at(10, 11), { at: at(10, 15), skipped: 2 }],
    [
      "counts from now where the clock was set back",
      "*/5 * * * *",
      at(10, 0),
      at(9, 1),
      { at: at(9, 5), skipped: 0 },
    ],
    ["knows seconds", "*/10 * * * * *", at(10, 0), at(10, 0, 1), { at: at(10, 0, 10), skipped: 0 }],
    [
      "comes to an end of counting",
      "* * * * * *",
      at(0, 0),
      at(12, 0, 0) + 500,
      { at: at(12, 0, 1), skipped: 1000 },
    ],
  ])("%s", (_, expression, last, now, due) => {
    expect(nextRun({ kind: "cron", expression }, last, now)).toEqual(due);
  });
});

it.each<[string, number | null]>([
  ["5m", 5 * MINUTE],
  ["1h30m", 90 * MINUTE],
  ["90", 90_000],
  ["1500ms", 1500],
  ["366d", 366 * 86_400_000],
  ["367d", null],
  ["", null],
  ["m", null],
  ["5 m", null],
  ["-5m", null],
  ["1.5h", null],
])("the duration %s", (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});
