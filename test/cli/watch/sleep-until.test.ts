import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sleepUntil } from "../../../src/cli/watch/sleep-until.ts";

const NOW = Date.UTC(2026, 5, 1, 12);
const HOUR = 3_600_000;
const never = new AbortController().signal;

// The clock stands still unless it is set; timers go on.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

it.each<[string, number, string]>([
  ["comes to its end when the time is there", NOW + 50, "slept"],
  ["comes to its end when the clock is set ahead", NOW + HOUR, "slept"],
  ["is given up when the clock is set back", NOW - HOUR, "set-back"],
])("a wait %s", async (_, clock, end) => {
  const wait = sleepUntil(NOW + 50, never);
  vi.setSystemTime(clock);
  expect(await wait).toBe(end);
});

it("a wait goes on where the clock is only put right by less than a second", async () => {
  const wait = sleepUntil(NOW + 50, never);
  vi.setSystemTime(NOW - 500);
  const first = await Promise.race([wait, new Promise((resolve) => setTimeout(resolve, 200, "waits"))]);
  expect(first).toBe("waits");
  vi.setSystemTime(NOW + 50);
  expect(await wait).toBe("slept");
});

it("a wait ends at once where it is not wanted any more", async () => {
  const stopping = new AbortController();
  const wait = sleepUntil(NOW + HOUR, stopping.signal);
  stopping.abort();
  expect(await wait).toBe("aborted");
});
